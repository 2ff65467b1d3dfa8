"""One objective row as a share of its target: between `low` and `high`, equal where certain."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from evalforms.frameworks.levels import band_of, level_named
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import ObjectiveRow
from evalforms.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class RowReading:
    """title: `第2行“…”`; text: the working, or why it is uncertain. Shares from 0 to 1."""

    title: str
    low: Fraction
    high: Fraction
    text: str

    @property
    def certain(self) -> bool:
        return self.low == self.high


def unknown(title: str, row: ObjectiveRow, reason: str) -> RowReading:
    """A row that could be anything: from nothing to everything, or within the level picked."""
    level = level_named(row.progress)
    if level is None:
        return RowReading(title, Fraction(0), Fraction(1), reason)
    text = f"{reason}, 自评{level.name}({band_of(level)})"
    return RowReading(title, level.lowest, level.highest, text)


def rows_of(sheet: Sheet, category: str) -> Iterator[tuple[str, ObjectiveRow]]:
    """The filled rows of a category with the title under which messages name them."""
    if not isinstance(sheet, ProjectSheet):
        return
    for position, row in enumerate(sheet.objectives, start=1):
        if row.category == category and is_filled(row):
            name = row.name.strip() or row.target.strip()
            yield f"第{position}行“{name}”", row


def is_filled(row: ObjectiveRow) -> bool:
    """Whether anything but the category stands in the row."""
    cells = (row.name, row.target, row.actual, row.progress, row.reason)
    return any(cell.strip() for cell in cells)
