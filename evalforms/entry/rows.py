"""Rows of the lists: added under a key that the browser proposes, so that a repeat is harmless.

Several rows of one list may come at once, as a paste brings them.
"""

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from evalforms.entry.answer import answer_of
from evalforms.entry.held import held_in
from evalforms.entry.in_json import in_json
from evalforms.entry.lists import LISTS, list_html
from evalforms.entry.sent_json import BadRequest, objects_of, sent_json, text_of, version_of
from evalforms.evaluations.current import current, settled
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.permissions import get_evaluation
from evalforms.evaluations.rows import Place, add_rows, place_row, remove_row


@in_json("GET")
def rows(request: HttpRequest, pk: int) -> dict[str, Any]:
    """One list as it stands now, where others added, moved or removed rows."""
    get_evaluation(request, pk, "fill")
    group = _group(request.GET.get("group", ""))
    return {"group": group, "html": list_html(current(pk), group)}


@in_json("POST")
def add(request: HttpRequest, pk: int) -> dict[str, Any]:
    get_evaluation(request, pk, "fill")
    body = sent_json(request)
    group = _group(text_of(body, "group"))
    places = objects_of(body, "rows") if "rows" in body else [body]
    with transaction.atomic():
        evaluation = add_rows(pk, group, [_place({**item, "group": group}) for item in places])
        return _answer(request, evaluation, body)


@in_json("POST")
def remove(request: HttpRequest, pk: int) -> dict[str, Any]:
    get_evaluation(request, pk, "fill")
    body = sent_json(request)
    with transaction.atomic():
        group, key = _group(text_of(body, "group")), text_of(body, "key")
        evaluation = remove_row(pk, group, key, seen=version_of(body))
        return _answer(request, evaluation, body)


@in_json("POST")
def place(request: HttpRequest, pk: int) -> dict[str, Any]:
    get_evaluation(request, pk, "fill")
    body = sent_json(request)
    with transaction.atomic():
        return _answer(request, place_row(pk, _place(body)), body)


def _place(body: dict[str, Any]) -> Place:
    return Place(
        group=_group(text_of(body, "group")),
        key=text_of(body, "key"),
        after=text_of(body, "after"),
        category=text_of(body, "category"),
    )


def _group(group: str) -> str:
    if group not in LISTS:
        raise BadRequest("这张表没有这样的行。")
    return group


def _answer(request: HttpRequest, evaluation: Evaluation, body: dict[str, Any]) -> dict[str, Any]:
    state = settled(evaluation)
    group = text_of(body, "group")
    return {
        **answer_of(request, state, since=version_of(body), held=held_in(body)),
        "group": group,
        "html": list_html(state, group),
    }
