"""The sums of a sheet that several rules speak of, in 万元; None where nothing is filled in."""

from decimal import Decimal
from fractions import Fraction

from evalforms.checks.subject import Subject
from evalforms.scoring.rounding import half_up

BUDGET = ("funds.budget.municipal", "funds.budget.other")
SPENT = (
    "funds.spent.municipal",
    "funds.spent.carried_over",
    "funds.spent.superior",
    "funds.spent.other",
)
AVAILABLE = (
    "budget.carried_over",
    "budget.initial_budget",
    "budget.budget_adjustment",
    "budget.other_adjustment",
)


def percentage(part: Decimal, whole: Decimal) -> Decimal:
    """part ÷ whole in percent, two places. Raises ZeroDivisionError."""
    return half_up(Fraction(part) / Fraction(whole) * 100)


def budget_of(subject: Subject) -> Decimal | None:
    """预算资金 of a project."""
    return subject.sum_of(*BUDGET)


def spent_of(subject: Subject) -> Decimal | None:
    """实际支出资金 of a project, four sources together."""
    return subject.sum_of(*SPENT)
