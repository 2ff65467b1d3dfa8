"""Addresses of 核验, short because one stands in every QR code, and of stamped scans."""

from django.urls import path

from evalforms.verification.views import add_scan, scan, verify, verify_code

urlpatterns = [
    path("v/", verify, name="verify"),
    path("v/<str:code>/", verify_code, name="verify_code"),
    path("evaluations/<int:pk>/scans/", add_scan, name="add_scan"),
    path("evaluations/<int:pk>/scans/<int:scan_pk>/", scan, name="scan"),
]
