"""Addresses of documents."""

from django.urls import path

from evalforms.documents.views import pdf

urlpatterns = [
    path("evaluations/<int:pk>/pdf/", pdf, name="pdf"),
]
