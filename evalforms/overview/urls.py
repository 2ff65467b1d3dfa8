from django.urls import path

from evalforms.overview.views import evaluation, evaluations, home

urlpatterns = [
    path("", home, name="home"),
    path("evaluations/", evaluations, name="evaluations"),
    path("evaluations/<int:pk>/", evaluation, name="evaluation"),
]
