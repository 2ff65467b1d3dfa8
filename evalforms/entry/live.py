"""What others did since the page last heard, and who is here; asked while it is looked at."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token

from evalforms.accounts.signed_in import signed_in_user
from evalforms.entry.answer import answer_of
from evalforms.entry.held import held_in_query
from evalforms.entry.in_json import in_json
from evalforms.entry.presence import present_with
from evalforms.evaluations.current import current
from evalforms.evaluations.permissions import get_evaluation, may


@in_json("GET")
def live(request: HttpRequest, pk: int) -> dict[str, Any]:
    evaluation = get_evaluation(request, pk, "follow")
    known = request.GET.get("since", "")
    since = int(known) if known.isascii() and known.isdigit() and len(known) < 10 else 0
    present = present_with(request, evaluation)
    if since == evaluation.version:
        return {"version": evaluation.version, "present": present}
    state = current(pk)
    verdict = may(signed_in_user(request), "fill", state.evaluation)
    closed = "" if verdict.allowed else verdict.reason
    held = held_in_query(request.GET.get("held", ""))
    return {
        **answer_of(request, state, since=since, held=held, closed=closed),
        "present": present,
        "token": get_token(request),
        "user": signed_in_user(request).pk,
    }
