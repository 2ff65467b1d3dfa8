"""Save changed cells, each against the version it was typed on: two people can work at once.

Different cells merge silently. A cell that was changed elsewhere in the meantime, by somebody else
or in another window, is not written but handed back with both values. What is no value of its cell
is kept as typed, with the reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.evaluations.cells import Cell, find_cell
from evalforms.evaluations.models import CellEntry, Evaluation
from evalforms.evaluations.shown import shown
from evalforms.evaluations.stored import StoredCells
from evalforms.evaluations.typed.cell import read
from evalforms.evaluations.typed.reading import Reading, Refused
from evalforms.evaluations.typed.texts import read_text
from evalforms.evaluations.writing import locked, take_version

# Longer text that is refused stays in the browser's field only.
LONGEST_KEPT = 100_000
_REPLACED = ("version", "typed", "message", "entered_by", "entered_at", "tab")


@dataclass(frozen=True, slots=True)
class Change:
    """`base`: the version that the person was looking at; `tab`: the open page it was typed on."""

    address: str
    typed: str
    base: int
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a cell shows after the save. `kept` is false where not even the typing was stored."""

    address: str
    shown: str
    message: str = ""
    note: str = ""
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both values of a cell that was changed in two places; nothing was written.

    `is_own`: the other place is a second window of the same person.
    """

    address: str
    label: str
    theirs: str
    by: str
    at: datetime
    yours: str
    is_own: bool = False


@dataclass(slots=True)
class Saved:
    evaluation: Evaluation
    outcomes: list[Outcome] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    version_raised: bool = False


@dataclass(frozen=True, slots=True)
class _Write:
    cell: Cell
    reading: Reading
    entry: CellEntry


@dataclass(slots=True)
class Plan:
    """What is to be written to an evaluation that was at `version`; `saved` tells its outcome."""

    saved: Saved
    version: int
    rows: list[tuple[Model, list[str]]] = field(default_factory=list)
    entries: list[CellEntry] = field(default_factory=list)


@transaction.atomic(savepoint=False)
def save_cells(
    pk: int, changes: Iterable[Change], *, by: User, known: Evaluation | None = None
) -> Saved:
    """Write what can be written; a repeated call with the same changes changes nothing more.

    `known`: as in `locked`. Raises NotEditable, NoSuchCell and LockedCell; then nothing at all is
    written.
    """
    plan = plan_cells(locked(pk, known=known), changes, by=by)
    write(plan)
    return plan.saved


def plan_cells(evaluation: Evaluation, changes: Iterable[Change], *, by: User) -> Plan:
    """Read the changes; what can be written goes into the loaded evaluation, not the database."""
    saved = Saved(evaluation)
    stored = StoredCells(evaluation)
    entries = {entry.cell: entry for entry in evaluation.cell_entries.all()}
    writes = []
    for change in changes:
        write = _write(find_cell(evaluation.definition, change.address), change)
        if stored.row(write.cell) is None:
            saved.gone.append(change.address)
            continue
        entry = entries.get(change.address)
        conflict = _conflict(write, change, entry=entry, stored=stored, by=by)
        if conflict:
            saved.conflicts.append(conflict)
            continue
        outcome = _outcome(write, change)
        saved.outcomes.append(outcome)
        if outcome.kept and not _is_same(write, entry, stored):
            writes.append(write)
    plan = Plan(saved, evaluation.version)
    if writes:
        _put_in(evaluation, plan, writes, stored, by=by)
    return plan


def write(plan: Plan) -> None:
    """Store it; in a transaction of the caller. Raises Overtaken where the version has moved on."""
    if not plan.saved.version_raised:
        return
    evaluation = plan.saved.evaluation
    take_version(evaluation, after=plan.version)
    for row, columns in plan.rows:
        row.save(update_fields=columns)
    record_entries(plan.entries)


def _write(cell: Cell, change: Change) -> _Write:
    try:
        reading, entry = read(cell, change.typed), CellEntry(cell=change.address, tab=change.tab)
    except Refused as refused:
        as_typed = read_text(change.typed, limit=None).value
        reading = read(cell, "")
        entry = CellEntry(cell=change.address, typed=as_typed, message=str(refused), tab=change.tab)
    return _Write(cell, reading, entry)


def _shown_before(cell: Cell, entry: CellEntry, stored: StoredCells) -> str:
    return entry.typed if entry.is_refused else shown(cell.kind, stored.value(cell))


def _shown_after(write: _Write) -> str:
    return write.entry.typed or shown(write.cell.kind, write.reading.value)


def _is_overtaken(entry: CellEntry, change: Change, by: User) -> bool:
    is_from_here = (entry.entered_by_id, entry.tab) == (by.pk, change.tab)
    return entry.version > change.base and not is_from_here


def _is_same(write: _Write, entry: CellEntry | None, stored: StoredCells) -> bool:
    before = (entry.typed, entry.message) if entry else ("", "")
    after = (write.entry.typed, write.entry.message)
    return before == after and stored.value(write.cell) == write.reading.value


def _conflict(
    write: _Write, change: Change, *, entry: CellEntry | None, stored: StoredCells, by: User
) -> Conflict | None:
    """It was changed elsewhere since, to something else than what is typed now."""
    if entry is None or not _is_overtaken(entry, change, by):
        return None
    theirs = _shown_before(write.cell, entry, stored)
    if theirs == _shown_after(write):
        return None
    return Conflict(
        address=change.address,
        label=write.cell.label,
        theirs=theirs,
        by=entry.entered_by.name,
        at=entry.entered_at,
        yours=change.typed,
        is_own=entry.entered_by_id == by.pk,
    )


def _outcome(write: _Write, change: Change) -> Outcome:
    is_kept = len(write.entry.typed) <= LONGEST_KEPT
    message = write.entry.message
    if not is_kept:
        message += "内容只保留在本页，尚未保存。"
    return Outcome(change.address, _shown_after(write), message, write.reading.note, is_kept)


def _put_in(
    evaluation: Evaluation, plan: Plan, writes: list[_Write], stored: StoredCells, *, by: User
) -> None:
    now = timezone.now()
    evaluation.version, evaluation.saved_at = plan.version + 1, now
    plan.saved.version_raised = True
    plan.rows.extend(_by_row(writes, stored))
    for write in writes:
        entry = write.entry
        entry.evaluation, entry.version, entry.entered_by, entry.entered_at = (
            evaluation, evaluation.version, by, now,
        )  # fmt: skip
        plan.entries.append(entry)
    _take_over(evaluation, plan.entries)


def _take_over(evaluation: Evaluation, entries: list[CellEntry]) -> None:
    """The loaded entries as they are going to be stored."""
    loaded = evaluation.cell_entries.all()
    newest = {entry.cell: entry for entry in (*loaded, *entries)}
    loaded._result_cache = list(newest.values())


def _by_row(writes: list[_Write], stored: StoredCells) -> Iterator[tuple[Model, list[str]]]:
    """Rows with their new values set, and the columns to save of each."""
    columns: dict[int, list[str]] = {}
    rows: dict[int, Model] = {}
    for write in writes:
        row = cast(Model, stored.row(write.cell))
        setattr(row, write.cell.column, write.reading.value)
        rows[id(row)] = row
        columns.setdefault(id(row), []).append(write.cell.column)
    return ((row, columns[key]) for key, row in rows.items())


def record_entries(entries: Iterable[CellEntry]) -> None:
    """The newest entry of each cell takes the place of the one before."""
    CellEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["evaluation", "cell"],
        update_fields=_REPLACED,
    )
