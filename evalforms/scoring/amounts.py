"""Sums of signed cells, with the label under which an explanation shows them."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evalforms.frameworks.rules import Amount
from evalforms.scoring.problems import CellMissing
from evalforms.scoring.wording import money
from evalforms.sheets.labels import CELLS
from evalforms.sheets.sheet import Sheet, cell_value


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount as read: exact value, and the text `实际支出 284.17`."""

    label: str
    value: Fraction
    counted: bool

    @property
    def number(self) -> str:
        return f"{self.value}" if self.counted else money(self.value)

    def __str__(self) -> str:
        return f"{self.label} {self.number}"


def read_amount(sheet: Sheet, amount: Amount) -> Figure:
    """Raises CellMissing where a required cell, or every added cell, is not filled in."""
    for cell in amount.required:
        if cell_value(sheet, cell) is None:
            raise CellMissing(f"{_label(sheet, cell)}未填写")
    added = _filled(sheet, amount.plus)
    if not added:
        raise CellMissing(f"{_labels(sheet, amount.plus)}未填写")
    taken = _filled(sheet, amount.minus)
    total = sum(map(Fraction, added), Fraction(0)) - sum(map(Fraction, taken), Fraction(0))
    return Figure(amount.label, total, counted=all(type(value) is int for value in added + taken))


def _filled(sheet: Sheet, cells: tuple[str, ...]) -> list[int | Decimal]:
    values = (cell_value(sheet, cell) for cell in cells)
    return [value for value in values if value is not None]


def _labels(sheet: Sheet, cells: tuple[str, ...]) -> str:
    return "、".join(_label(sheet, cell) for cell in cells) + ("均" if len(cells) > 1 else "")


def _label(sheet: Sheet, cell: str) -> str:
    return CELLS[sheet.form][cell]
