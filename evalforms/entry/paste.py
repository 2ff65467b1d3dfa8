"""Before a copied block is pasted, the page asks what would go where; nothing is stored here."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from evalforms.entry.in_json import in_json
from evalforms.entry.pasting.block import block_of
from evalforms.entry.pasting.place import place
from evalforms.entry.pasting.preview import preview_of
from evalforms.entry.sent_json import sent_json, text_of
from evalforms.evaluations.current import current
from evalforms.evaluations.permissions import get_evaluation

_ROWS = {"add": True, "go_on": False}


@in_json("POST")
def preview_paste(request: HttpRequest, pk: int) -> dict[str, Any]:
    """The dialog's text, and what the page saves once the person agrees."""
    get_evaluation(request, pk, "fill")
    body = sent_json(request)
    block = block_of(body)
    state = current(pk)
    adds_rows = _ROWS.get(text_of(body, "rows"))
    placement = place(state.evaluation, block, at=text_of(body, "at"), adds_rows=adds_rows)
    preview = preview_of(state, placement)
    return {
        "version": state.evaluation.version,
        "html": render_to_string("entry/_paste.html", {"preview": preview}),
        "cells": [asdict(cell) for cell in preview.cells],
        "rows": [asdict(row) for row in preview.new_rows],
    }
