"""Address of a stored attachment."""

from django.urls import path

from evalforms.attachments.views import attachment

urlpatterns = [
    path(
        "evaluations/<int:pk>/attachments/<int:attachment_pk>/",
        attachment,
        name="attachment",
    ),
]
