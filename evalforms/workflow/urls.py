"""Addresses of the way through."""

from django.urls import path

from evalforms.workflow.views import move

urlpatterns = [
    path("evaluations/<int:pk>/moves/<slug:name>/", move, name="move"),
]
