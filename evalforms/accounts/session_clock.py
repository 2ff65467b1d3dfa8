"""How long one stays signed in: half an hour after the last act, and never past a working day.

The session is written at most once a minute, not with every request: on a deadline day each
autosave would otherwise wait for a second commit.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

Answer = Callable[[HttpRequest], HttpResponseBase]

WRITTEN_EVERY = 60  # seconds
STARTED, ACTED = "started", "acted"

# Asked by an open page on its own: an abandoned one must not stay signed in by them.
BACKGROUND = {"live", "rows", "batch_progress"}


def session_clock(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponseBase:
        if _has_lasted_too_long(request):
            logout(request)
        response = get_response(request)
        if request.user.is_authenticated and not _is_background(request):
            _note_act(request)
        return response

    return answer


def _now() -> int:
    return int(timezone.now().timestamp())


def _has_lasted_too_long(request: HttpRequest) -> bool:
    started = request.session.get(STARTED)
    return started is not None and _now() - started >= settings.SESSION_LONGEST


def _is_background(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name in BACKGROUND and request.method == "GET"


def _note_act(request: HttpRequest) -> None:
    """A written session lives for SESSION_COOKIE_AGE from then on."""
    session, now = request.session, _now()
    if STARTED not in session:
        session[STARTED] = now
    if now - session.get(ACTED, 0) >= WRITTEN_EVERY:
        session[ACTED] = now
