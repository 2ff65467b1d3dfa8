"""What the page is told after every save: versions, others' changes, figures, panel, contents."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from evalforms.accounts.signed_in import signed_in_user
from evalforms.entry.attachment_list import attachments_html
from evalforms.entry.computed import computed_of
from evalforms.entry.lists import row_keys_of
from evalforms.entry.notices import notices_of
from evalforms.entry.panel import panel_context
from evalforms.entry.sections import contents_of
from evalforms.entry.shown_cells import ShownCells
from evalforms.evaluations.cells import LockedCell, NoSuchCell
from evalforms.evaluations.current import Current
from evalforms.evaluations.permissions import may
from evalforms.evaluations.saving import Saved

# How a person's other open page is spoken of.
OWN_WINDOW = "您在另一窗口"


def answer_of(
    request: HttpRequest, state: Current, *, since: int, mine: set[str] | None = None
) -> dict[str, Any]:
    """`mine`: cells of this request, whose own outcome the page gets anyway."""
    verdict = may(signed_in_user(request), "fill", state.evaluation)
    return {
        "version": state.evaluation.version,
        "saved_at": _clock(state.evaluation.saved_at),
        "closed": "" if verdict.allowed else verdict.reason,
        "others": others_of(request, state, since=since, without=mine or set()),
        "notices": {cell: asdict(notice) for cell, notice in notices_of(state).items()},
        "computed": {name: asdict(figure) for name, figure in computed_of(state).items()},
        "rows": row_keys_of(state),
        "panel": render_to_string("entry/_panel.html", panel_context(state)),
        "attachments": attachments_html(state),
        "contents": render_to_string("entry/_contents.html", {"contents": contents_of(state)}),
    }


def others_of(
    request: HttpRequest, state: Current, *, since: int, without: set[str]
) -> dict[str, dict[str, str]]:
    """Cells that changed after the version the page knows, with who and when."""
    cells, reader = ShownCells(state), signed_in_user(request)
    changed = {}
    for entry in state.evaluation.cell_entries.all():
        if entry.version <= since or entry.cell in without:
            continue
        try:
            value = cells.at(entry.cell).value
        except (NoSuchCell, LockedCell):
            continue
        by = OWN_WINDOW if entry.entered_by_id == reader.pk else entry.entered_by.name
        changed[entry.cell] = {"value": value, "by": by, "at": _clock(entry.entered_at)}
    return changed


def outcomes_of(saved: Saved) -> dict[str, dict[str, Any]]:
    return {
        outcome.address: {
            "value": outcome.shown,
            "note": outcome.note,
            "message": "" if outcome.kept else outcome.message,
            "kept": outcome.kept,
        }
        for outcome in saved.outcomes
    }


def conflicts_of(saved: Saved) -> list[dict[str, str]]:
    return [
        {
            "cell": conflict.address,
            "label": conflict.label,
            "theirs": conflict.theirs,
            "by": OWN_WINDOW if conflict.is_own else conflict.by,
            "at": _clock(conflict.at),
            "yours": conflict.yours,
        }
        for conflict in saved.conflicts
    ]


def _clock(moment: Any) -> str:
    return f"{timezone.localtime(moment):%H:%M}"
