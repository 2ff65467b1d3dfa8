from django.urls import path

from evalforms.rounds.views import round_page, rounds

urlpatterns = [
    path("rounds/", rounds, name="rounds"),
    path("rounds/<int:pk>/", round_page, name="round"),
]
