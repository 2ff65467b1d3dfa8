"""F06: amounts that cannot be less than zero; only the two adjustments can."""

from collections.abc import Iterator
from decimal import Decimal

from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.sheets.sheet import cell_value, fixed_cells

_SIGNED = (
    "budget.budget_adjustment",
    "budget.other_adjustment",
    "basics.exempt_adjustment",
    "budget.year_end_balance",  # M02 speaks of it
)


def _negative_amounts(subject: Subject) -> Iterator[Flaw]:
    """Every fixed cell that holds an amount or a percentage."""
    for cell in fixed_cells(subject.sheet.form):
        value = cell_value(subject.sheet, cell)
        if isinstance(value, Decimal) and value < 0 and cell not in _SIGNED:
            message = f"{subject.label(cell)} {value} 为负数，请填写0或正数。"
            yield Flaw(cell, message)


RULES = (Rule("F06", "金额为负数", BOTH, "任一金额栏目（两项调整金额除外）", _negative_amounts),)
