"""Answers a script in JSON, refusals too, so that the page can always say what happened."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from evalforms.attachments.refused import AttachmentRefused, AttachmentTooLarge
from evalforms.entry.sent_json import BadRequest, OtherPerson, TooLarge
from evalforms.evaluations.cells import LockedCell, NoSuchCell
from evalforms.evaluations.rows import RowRefused
from evalforms.evaluations.typed.reading import Refused
from evalforms.evaluations.writing import NotEditable

View = Callable[..., dict[str, Any]]
# Exceptions whose message is a sentence for the person.
REFUSALS = (
    NotEditable, BadRequest, OtherPerson, RowRefused, Refused, LockedCell, AttachmentRefused,
)  # fmt: skip


def in_json(method: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """For a view that returns a dictionary; what it raises becomes a sentence with a status."""

    def wrap(view: View) -> Callable[..., HttpResponse]:
        @require_http_methods([method])
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return _answer(view(request, *args, **kwargs))
            except REFUSALS as refused:
                return _refusal(refused, str(refused))
            except NoSuchCell as unknown:
                return _refusal(unknown, f"没有“{str(unknown)[:60]}”这一格，没有保存。")
            except PermissionDenied as denied:
                return _refusal(denied, str(denied))
            except Http404 as missing:
                return _refusal(missing, "没有这份自评表，或您无权查看。")

        return answer

    return wrap


def _answer(body: dict[str, Any]) -> HttpResponse:
    """A Hanzi in three bytes instead of six. What no text may hold is escaped as JSON does it."""
    text = json.dumps(body, ensure_ascii=False, cls=DjangoJSONEncoder)
    content = text.encode(errors="backslashreplace")
    return HttpResponse(content, content_type="application/json")


_STATUS: dict[type[Exception], int] = {
    OtherPerson: 401,
    NotEditable: 409,
    TooLarge: 413,
    AttachmentTooLarge: 413,
    PermissionDenied: 403,
    Http404: 404,
    NoSuchCell: 404,
}


def _refusal(error: Exception, sentence: str) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=_STATUS.get(type(error), 400))
