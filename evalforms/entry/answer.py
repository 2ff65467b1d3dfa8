"""What the page is told after every save: versions, others' changes, and the parts around them."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone

from evalforms.accounts.signed_in import signed_in_user
from evalforms.entry.held import Held
from evalforms.entry.parts import parts_of
from evalforms.entry.shown_cells import ShownCells
from evalforms.evaluations.cells import LockedCell, NoSuchCell
from evalforms.evaluations.current import Current
from evalforms.evaluations.models import CellEntry
from evalforms.evaluations.saving import Saved

# How a person's other open page is spoken of.
OWN_WINDOW = "您在另一窗口"


def answer_of(
    request: HttpRequest,
    state: Current,
    *,
    since: int,
    mine: set[str] | None = None,
    held: Held | None = None,
    closed: str = "",
) -> dict[str, Any]:
    """`mine`: cells of this request, whose own outcome the page gets anyway.

    `held`: the parts that the page shows already, by their digests.
    `closed`: why nothing more can be filled in; whoever has just written knows that it can.
    """
    return {
        "version": state.evaluation.version,
        "saved_at": _clock(state.evaluation.saved_at),
        "closed": closed,
        "others": others_of(request, state, since=since, without=mine or set()),
        **parts_of(state, held or {}),
    }


def others_of(
    request: HttpRequest, state: Current, *, since: int, without: set[str]
) -> dict[str, dict[str, str]]:
    """Cells that changed after the version the page knows, with who and when."""
    entries = _entries_since(state, since, without=without)
    if not entries:
        return {}
    cells, reader = ShownCells(state), signed_in_user(request)
    changed = {}
    for entry in entries:
        try:
            value = cells.at(entry.cell).value
        except (NoSuchCell, LockedCell):
            continue
        by = OWN_WINDOW if entry.entered_by_id == reader.pk else entry.entered_by.name
        changed[entry.cell] = {"value": value, "by": by, "at": _clock(entry.entered_at)}
    return changed


def _entries_since(state: Current, since: int, *, without: set[str]) -> list[CellEntry]:
    """With the names of those who made them; nearly always there are none."""
    entries = state.evaluation.cell_entries.all()
    found = [entry for entry in entries if entry.version > since and entry.cell not in without]
    prefetch_related_objects(found, "entered_by")
    return found


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
