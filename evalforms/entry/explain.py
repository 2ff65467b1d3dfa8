"""The explanation of a warning, written in the panel beside the paper."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from evalforms.accounts.signed_in import signed_in_user
from evalforms.entry.answer import answer_of
from evalforms.entry.held import held_in
from evalforms.entry.in_json import in_json
from evalforms.entry.sent_json import sent_json, text_of, version_of
from evalforms.evaluations.current import settled
from evalforms.evaluations.explaining import explain_finding
from evalforms.evaluations.permissions import get_evaluation


@in_json("POST")
def explain(request: HttpRequest, pk: int) -> dict[str, Any]:
    get_evaluation(request, pk, "fill")
    body = sent_json(request)
    with transaction.atomic():
        evaluation = explain_finding(
            pk,
            rule=text_of(body, "rule"),
            cell=text_of(body, "cell"),
            about=text_of(body, "about"),
            text=text_of(body, "text"),
            by=signed_in_user(request),
        )
        state = settled(evaluation)
        return answer_of(request, state, since=version_of(body), held=held_in(body))
