"""Handing out a stored or rendered file: under its own name, kept by nobody on the way."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

# What strangers made is never run or shown as a page of this site.
SANDBOX = "sandbox; default-src 'none'"


def handed_out(content: bytes, *, name: str, kind: str, inline: bool = False) -> HttpResponse:
    """`inline`: shown in the browser instead of saved."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(not inline, name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def strangers_file(content: bytes, *, name: str, kind: str) -> HttpResponse:
    """Always saved, never shown."""
    response = handed_out(content, name=name, kind=kind)
    response.headers["Content-Security-Policy"] = SANDBOX
    return response
