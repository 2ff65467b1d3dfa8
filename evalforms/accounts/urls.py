from django.contrib.auth.views import LogoutView
from django.urls import path

from evalforms.accounts.views import SignIn, password_change

urlpatterns = [
    path("login/", SignIn.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("password/", password_change, name="password_change"),
]
