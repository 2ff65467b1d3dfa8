"""What is told in the open round: the city's four forms, and made-up departments around them."""

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import count, cycle
from random import Random
from typing import Any

from evalforms.accounts.models import Unit
from evalforms.demonstration.courses import COURSES
from evalforms.demonstration.paths import DEPARTMENT_PATHS, PATHS, PROJECT_PATHS
from evalforms.demonstration.synthetic import attribute, synthetic_sheet
from evalforms.demonstration.synthetic_department import synthetic_department_sheet
from evalforms.demonstration.units import BUREAU, DATA, departments
from evalforms.demonstration.walk import Story
from evalforms.demonstration.year import YEAR, period
from evalforms.rounds.models import Project, ProjectBudget
from evalforms.sheets.codec import read_sheet
from evalforms.sheets.project import ProjectAttribute, ProjectSheet
from evalforms.sheets.sheet import Sheet, cell_value

DEPARTMENT_FORM = ("department-202", "awaiting_sign_off")
PROJECT_FORMS = (
    ("project-innovation", "returned"),
    ("project-platform", "sealed"),
    ("project-fund", "submitted"),
)

# The department form counts six projects, these three without figures; subordinate units carry
# out two of them. Last column: the way of the sheet.
UNDESCRIBED_PROJECTS = (
    (BUREAU, "“企业上云”补贴", "void"),
    ("202004", "新晋商企业家素质提升工程", "not_started"),
    ("202002", "两化融合培训费", "opened"),
)


def bureau_stories(units: dict[str, Unit]) -> Iterator[Story]:
    bureau = units[BUREAU]
    numbers = count(1)
    for name, path in PROJECT_FORMS:
        sheet = read_data(name)
        project = _create_project(bureau, cell_value(sheet, "project.name"), number=next(numbers))
        _approve_budget(project, sheet)
        yield story(bureau, project, sheet, path=path, name=name)
    for code, title, path in UNDESCRIBED_PROJECTS:
        project = _create_project(units[code], title, number=next(numbers))
        yield story(project.unit, project, ProjectSheet(year=YEAR), path=path)
    name, path = DEPARTMENT_FORM
    yield story(bureau, None, read_data(name), path=path, name=name)


def synthetic_stories(units: dict[str, Unit], *, chance: Random) -> Iterator[Story]:
    courses, paths, whole = cycle(COURSES), cycle(PROJECT_PATHS), cycle(DEPARTMENT_PATHS)
    for department in departments():
        for item in department.projects:
            sheet: Sheet = synthetic_sheet(item, department, next(courses), chance=chance)
            starts_on, ends_on = period(is_one_off=item.is_one_off)
            project = Project.objects.create(
                unit=units[item.unit.code],
                code=item.code,
                name=item.name,
                attribute=attribute(item),
                starts_on=starts_on,
                ends_on=ends_on,
            )
            _approve_budget(project, sheet)
            yield story(project.unit, project, sheet, path=next(paths))
        sheet = synthetic_department_sheet(department, chance=chance)
        yield story(units[department.code], None, sheet, path=next(whole))


def read_data(name: str) -> Sheet:
    return read_sheet((DATA / f"{name}.json").read_text(encoding="utf-8"))


def story(
    unit: Unit, project: Project | None, sheet: Sheet, *, path: str, name: str = "general"
) -> Story:
    general, own = _words()["general"], _words().get(name, {})
    return Story(
        unit=unit,
        project=project,
        sheet=sheet,
        path=PATHS[path],
        words=general["words"] | own.get("words", {}),
        reasons=general["reasons"] | own.get("reasons", {}),
    )


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))


def _approve_budget(project: Project, sheet: Sheet) -> None:
    ProjectBudget.objects.create(
        project=project,
        year=YEAR,
        municipal=cell_value(sheet, "funds.budget.municipal"),
        other=cell_value(sheet, "funds.budget.other"),
    )


def _create_project(unit: Unit, name: str, *, number: int) -> Project:
    """In the library; all four of the bureau's forms call their projects recurring."""
    starts_on, ends_on = period(is_one_off=False)
    return Project.objects.create(
        unit=unit,
        code=f"{unit.code}-{YEAR}-{number:02}",
        name=name,
        attribute=ProjectAttribute.RECURRING,
        starts_on=starts_on,
        ends_on=ends_on,
    )
