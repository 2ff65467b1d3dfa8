"""Cells that stand still, as they are printed: rows of addresses, with their names."""

from collections.abc import Iterator
from dataclasses import dataclass

from evalforms.entry.pasting.wording import plain
from evalforms.sheets.labels import CELLS

Grid = tuple[tuple[str, ...], ...]

# Headings above several cells whose own labels occur elsewhere too.
HEADINGS = frozenset({"预算资金", "实际支出资金", "三公经费"})

_FUNDS: Grid = (
    ("funds.budget.municipal",),
    ("funds.budget.other",),
    ("funds.allocated",),
    ("funds.spent.municipal",),
    ("funds.spent.carried_over",),
    ("funds.spent.superior",),
    ("funds.spent.other",),
)
_BUDGET: Grid = (
    ("budget.carried_over", "budget.initial_budget"),
    ("budget.budget_adjustment", "budget.other_adjustment"),
    ("budget.executed", "budget.year_end_balance"),
)
_BASICS: Grid = (
    ("basics.authorised_posts", "basics.on_post_staff"),
    ("basics.staff_total", "basics.retired_cadres"),
    ("basics.retired", ""),
    ("basics.three_public_budget", "basics.three_public_actual"),
    ("basics.three_public_last_year", ""),
    ("basics.project_expenditure", "basics.key_project_expenditure"),
    ("basics.public_expense_budget", "basics.public_expense_actual"),
    ("basics.procurement_budget", "basics.procurement_actual"),
    ("basics.exempt_adjustment", "basics.planned_payment_progress"),
    ("basics.fixed_assets_total", "basics.fixed_assets_in_use"),
    ("basics.planned_tasks", "basics.completed_tasks"),
    ("basics.quality_tasks", ""),
    ("basics.key_tasks", "basics.completed_key_tasks"),
    ("basics.project_count", "basics.projects_achieved"),
    ("basics.satisfaction_rate", "basics.satisfaction_sample"),
)
GRIDS = {
    "project": {"funds": _FUNDS},
    "department": {"budget": _BUDGET, "basics": _BASICS},
}


@dataclass(frozen=True, slots=True)
class Named:
    """An address with everything that its label may read as."""

    address: str
    names: frozenset[str]


def named_cells(form: str, group: str) -> tuple[Named, ...]:
    grid = GRIDS[form][group]
    labels = CELLS[form]
    return tuple(
        Named(address, frozenset(_names(labels[address])))
        for row in grid
        for address in row
        if address
    )


def _names(label: str) -> Iterator[str]:
    whole = plain(label)
    yield whole
    for heading in HEADINGS:
        if whole.startswith(heading) and whole != heading:
            yield whole.removeprefix(heading)
