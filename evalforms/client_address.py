"""Whose computer asks: the address that lock-out and audit trail use."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address our outermost proxy saw; what stands left of it is hearsay."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if settings.PROXY_COUNT and len(forwarded) >= settings.PROXY_COUNT and forwarded[0]:
        return str(forwarded[-settings.PROXY_COUNT]).strip()
    return str(request.META.get("REMOTE_ADDR", ""))
