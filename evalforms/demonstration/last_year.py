"""The bureau's sheets of the year before: the same people and weights, other figures and texts."""

import tomllib
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from functools import cache
from typing import Any

from evalforms.accounts.models import Unit
from evalforms.demonstration.by_rule import rows_by_rule
from evalforms.demonstration.stories import DEPARTMENT_FORM, PROJECT_FORMS, read_data, story
from evalforms.demonstration.units import BUREAU, DATA
from evalforms.demonstration.walk import Story
from evalforms.demonstration.year import YEAR
from evalforms.rounds.models import Project
from evalforms.sheets.department import (
    Basics,
    DepartmentBudget,
    DepartmentNarratives,
    DepartmentSheet,
)
from evalforms.sheets.project import BudgetFunds, Funds, ProjectNarratives, ProjectSheet, SpentFunds
from evalforms.sheets.rows import ObjectiveCategory, ObjectiveRow, ScoreRow
from evalforms.sheets.sheet import Sheet, cell_value

# A project whose sheet of this year is still to be begun, so that it can begin with this one. What
# the table does not tell (people, weights) is as on another form of the bureau.
TO_BEGIN_WITH = ("project-cloud", "“企业上云”补贴")
_LIKE = {"project-cloud": "project-platform"}

_ZERO = Decimal("0.00")


def last_years_stories(units: dict[str, Unit]) -> Iterator[Story]:
    """All sealed; the projects are those of this year."""
    bureau = units[BUREAU]
    for name, _ in PROJECT_FORMS:
        sheet = last_years_sheet(name)
        project = Project.objects.get(unit=bureau, name=cell_value(sheet, "project.name"))
        yield story(bureau, project, sheet, path="sealed")
    name, title = TO_BEGIN_WITH
    project = Project.objects.get(unit=bureau, name=title)
    yield story(bureau, project, last_years_sheet(name), path="sealed")
    yield story(bureau, None, last_years_sheet(DEPARTMENT_FORM[0]), path="sealed")


def last_years_sheet(name: str) -> Sheet:
    sheet = read_data(_LIKE.get(name, name))
    if isinstance(sheet, DepartmentSheet):
        return _department(sheet, _tables()[name])
    return _project(sheet, _tables()[name])


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((DATA / "last-year.toml").read_text(encoding="utf-8"))


def _department(sheet: DepartmentSheet, table: dict[str, Any]) -> DepartmentSheet:
    earlier = replace(
        sheet,
        year=YEAR - 1,
        budget=DepartmentBudget(**_figures(table["head_table"])),
        narratives=DepartmentNarratives(**_texts(DepartmentNarratives, table)),
        basics=Basics(**_figures(table["basics"])),
        scores=(),
    )
    return replace(earlier, scores=rows_by_rule(earlier, {}))


def _project(sheet: ProjectSheet, table: dict[str, Any]) -> ProjectSheet:
    starts_on, ends_on = table["period"]
    weights = tuple(ScoreRow(row.indicator, row.weight) for row in sheet.scores)
    earlier = replace(
        sheet,
        year=YEAR - 1,
        project=replace(
            sheet.project,
            name=table.get("name", sheet.project.name),
            starts_on=starts_on,
            ends_on=ends_on,
        ),
        funds=_funds(table),
        narratives=ProjectNarratives(**_texts(ProjectNarratives, table)),
        objectives=tuple(_objective(*row) for row in table["objectives"]),
        scores=weights,
        filled_on=table["filled_on"],
    )
    return replace(earlier, scores=rows_by_rule(earlier, {}))


def _figures(table: dict[str, str | int]) -> dict[str, Any]:
    """Counts are numbers in the file, money and percentages are strings."""
    return {
        cell: figure if isinstance(figure, int) else Decimal(figure)
        for cell, figure in table.items()
    }


def _texts(kind: type[Any], table: dict[str, Any]) -> dict[str, str]:
    return {item.name: table[item.name] for item in fields(kind)}


def _funds(table: dict[str, Any]) -> Funds:
    return Funds(
        budget=BudgetFunds(municipal=Decimal(table["budget"]), other=_ZERO),
        allocated=Decimal(table["allocated"]),
        spent=SpentFunds(Decimal(table["spent"]), carried_over=_ZERO, superior=_ZERO, other=_ZERO),
    )


def _objective(category: str, name: str, target: str, actual: str) -> ObjectiveRow:
    return ObjectiveRow(ObjectiveCategory(category), name, target, actual, "100%")
