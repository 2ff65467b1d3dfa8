"""What changed between two versions of one sheet, cell by cell, in printed order."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from evalforms.sheets.rows import ScoreRow
from evalforms.sheets.sheet import Sheet, cell_value, fixed_cells


@dataclass(frozen=True, slots=True)
class Change:
    """cell: path as in findings; before and after: typed values, None where the row is missing."""

    cell: str
    before: Any
    after: Any


def differences(before: Sheet, after: Sheet) -> tuple[Change, ...]:
    """All cells whose values differ. Raises ValueError for sheets of different forms.

    Score rows are matched by indicator, objectives and evaluators by position.
    """
    if before.form != after.form:
        raise ValueError(f"{before.form} and {after.form} are different papers")
    return tuple(change for change in _changes(before, after) if change.before != change.after)


def _changes(before: Sheet, after: Sheet) -> Iterator[Change]:
    for cell in fixed_cells(before.form):
        yield Change(cell, cell_value(before, cell), cell_value(after, cell))
    for table in ("objectives", "evaluators"):
        old = _numbered(getattr(before, table, ()), table)
        yield from _row_changes(old, _numbered(getattr(after, table, ()), table))
    yield from _row_changes(_by_indicator(before.scores), _by_indicator(after.scores))


def _numbered(rows: tuple[Any, ...], table: str) -> dict[str, Any]:
    return {f"{table}[{at}]": row for at, row in enumerate(rows)}


def _by_indicator(rows: tuple[ScoreRow, ...]) -> dict[str, ScoreRow]:
    return {f"scores.{row.indicator}": row for row in rows}


def _row_changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    for path in {**before, **after}:
        old, new = before.get(path), after.get(path)
        either: Any = new if new is not None else old
        for item in fields(either):
            yield Change(f"{path}.{item.name}", _cell(old, item.name), _cell(new, item.name))


def _cell(row: Any, name: str) -> Any:
    return None if row is None else getattr(row, name)
