"""Addresses of documents."""

from django.urls import path

from evalforms.documents.views import pdf, sealed_document

urlpatterns = [
    path("evaluations/<int:pk>/pdf/", pdf, name="pdf"),
    path(
        "evaluations/<int:pk>/documents/<int:document_pk>/",
        sealed_document,
        name="sealed_document",
    ),
]
