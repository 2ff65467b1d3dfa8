"""Autosave: the cells that changed since the last time, each with the version it was typed on."""

from typing import Any

from django.http import HttpRequest

from evalforms.accounts.signed_in import signed_in_user
from evalforms.entry.answer import answer_of, conflicts_of, outcomes_of
from evalforms.entry.held import held_in
from evalforms.entry.in_json import in_json
from evalforms.entry.sent_json import BadRequest, objects_of, sent_json, tab_of, text_of, version_of
from evalforms.evaluations.permissions import get_evaluation
from evalforms.evaluations.saving import Change
from evalforms.evaluations.saving_ahead import save_and_settle


@in_json("POST")
def save(request: HttpRequest, pk: int) -> dict[str, Any]:
    evaluation = get_evaluation(request, pk, "fill")
    body = sent_json(request)
    base = _known(version_of(body), evaluation.version)
    changes = _changes(body, base)
    saved, state = save_and_settle(evaluation, changes, by=signed_in_user(request))
    return {
        **answer_of(
            request,
            state,
            since=base,
            mine={change.address for change in changes},
            held=held_in(body),
        ),
        "cells": outcomes_of(saved),
        "conflicts": conflicts_of(saved),
        "gone": saved.gone,
    }


def _changes(body: dict[str, Any], base: int) -> list[Change]:
    changes = [
        Change(text_of(item, "cell"), text_of(item, "value"), _base(item, base), tab_of(item))
        for item in objects_of(body, "changes")
    ]
    if len({change.address for change in changes}) < len(changes):
        raise BadRequest("同一格出现了两次，没有保存。请刷新页面后重试。")
    return changes


def _base(item: dict[str, Any], base: int) -> int:
    """A cell that waited while other answers came in is older than the page as a whole."""
    return min(version_of(item, "base"), base) if "base" in item else base


def _known(version: int, newest: int) -> int:
    if version > newest:
        raise BadRequest("页面的版本与服务器不一致，没有保存。请刷新页面后重试。")
    return version
