"""Which address leads where. A page asks for a login unless its view is @login_not_required."""

from django.urls import include, path

from evalforms.health import healthz

handler400 = "evalforms.error_pages.bad_request"
handler403 = "evalforms.error_pages.permission_denied"

urlpatterns = [
    path("", include("evalforms.accounts.urls")),
    path("", include("evalforms.entry.urls")),
    path("", include("evalforms.overview.urls")),
    path("", include("evalforms.review.urls")),
    path("", include("evalforms.rulesets.urls")),
    path("", include("evalforms.workflow.urls")),
    path("", include("evalforms.documents.urls")),
    path("", include("evalforms.attachments.urls")),
    path("", include("evalforms.verification.urls")),
    path("", include("evalforms.exports.urls")),
    path("healthz", healthz, name="healthz"),
]
