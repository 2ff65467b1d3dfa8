"""Addresses of the first page, the list, single evaluations and rounds."""

from django.urls import path

from evalforms.overview.round_pages import (
    edit_round,
    extend,
    new_round,
    round_page,
    rounds,
    take_back_extension,
)
from evalforms.overview.views import evaluation, evaluations, home

urlpatterns = [
    path("", home, name="home"),
    path("evaluations/", evaluations, name="evaluations"),
    path("evaluations/<int:pk>/", evaluation, name="evaluation"),
    path("rounds/", rounds, name="rounds"),
    path("rounds/new/", new_round, name="new_round"),
    path("rounds/<int:pk>/", round_page, name="round"),
    path("rounds/<int:pk>/edit/", edit_round, name="edit_round"),
    path("rounds/<int:pk>/extensions/", extend, name="extend"),
    path(
        "rounds/<int:pk>/extensions/<int:extension_pk>/remove/",
        take_back_extension,
        name="take_back_extension",
    ),
]
