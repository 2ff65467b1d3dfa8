"""Which address leads where. A page asks for a login unless its view is @login_not_required."""

from django.urls import path

from evalforms.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
]
