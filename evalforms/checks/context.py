"""What a sheet alone does not tell: the clock, the round, the organisation, the year before."""

from dataclasses import dataclass
from datetime import date

from evalforms.sheets.rows import ObjectiveRow
from evalforms.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class CheckContext:
    """Everything optional; a rule that needs what is absent stays silent.

    units, sections: official names; due_on: last day of the round with this unit's extension;
    approved: objectives of the budget's 绩效目标表; unfinished_projects: names of projects whose
    forms are not submitted yet.
    """

    units: frozenset[str] | None = None
    sections: frozenset[str] | None = None
    today: date | None = None
    due_on: date | None = None
    last_year: Sheet | None = None
    approved: tuple[ObjectiveRow, ...] | None = None
    unfinished_projects: tuple[str, ...] = ()


NOTHING_KNOWN = CheckContext()
