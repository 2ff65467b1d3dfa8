"""What others did since the page last heard; asked every few seconds while it is looked at."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token

from evalforms.entry.answer import answer_of
from evalforms.entry.in_json import in_json
from evalforms.evaluations.current import current
from evalforms.evaluations.permissions import get_evaluation


@in_json("GET")
def live(request: HttpRequest, pk: int) -> dict[str, Any]:
    evaluation = get_evaluation(request, pk, "follow")
    known = request.GET.get("since", "")
    since = int(known) if known.isascii() and known.isdigit() and len(known) < 10 else 0
    if since == evaluation.version:
        return {"version": evaluation.version}
    return {**answer_of(request, current(pk), since=since), "token": get_token(request)}
