"""Headers Django 5.2 does not send by itself."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


class CSP(StrEnum):
    """Source words, named as in Django 6, which brings them and the policy header itself."""

    SELF = "'self'"
    NONE = "'none'"
    DATA = "data:"


def policy(directives: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def content_security_policy(get_response: Answer) -> Answer:
    """Sends settings.SECURE_CSP with every response that does not bring a policy of its own."""
    header = policy(settings.SECURE_CSP)

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", header)
        return response

    return answer


def no_shared_copies(get_response: Answer) -> Answer:
    """What a signed-in person saw stays neither in a proxy nor on a shared computer's disk."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer
