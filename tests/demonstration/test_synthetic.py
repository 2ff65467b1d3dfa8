"""Made-up sheets: the same every time, right in themselves, and of mixed quality."""

from decimal import Decimal
from itertools import cycle
from random import Random

import pytest

from evalforms.checks.finding import Level
from evalforms.checks.rules import run_checks
from evalforms.demonstration.courses import COURSES, Course, run
from evalforms.demonstration.last_year import last_years_sheet
from evalforms.demonstration.synthetic import synthetic_sheet
from evalforms.demonstration.synthetic_department import synthetic_department_sheet
from evalforms.demonstration.units import departments
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.codec import read_sheet, write_sheet
from evalforms.sheets.sheet import Sheet

FRAMEWORK = load_framework("jinzhong-2020")


def _all_sheets(seed: int = 1) -> list[Sheet]:
    chance, courses = Random(seed), cycle(COURSES)
    sheets: list[Sheet] = []
    for department in departments():
        sheets.append(synthetic_department_sheet(department, chance=chance))
        sheets += (
            synthetic_sheet(project, department, next(courses), chance=chance)
            for project in department.projects
        )
    return sheets


def test_the_same_seed_gives_the_same_sheets() -> None:
    assert _all_sheets() == _all_sheets()


def test_every_sheet_survives_the_exchange_format() -> None:
    for sheet in _all_sheets():
        assert read_sheet(write_sheet(sheet)) == sheet


def test_no_sheet_has_an_error() -> None:
    for sheet in _all_sheets():
        definition = FRAMEWORK.form(sheet.form)
        found = run_checks(sheet, definition, evaluate(sheet, definition))
        assert [item for item in found if item.level == Level.ERROR] == []


def test_whatever_costs_points_has_a_reason() -> None:
    for sheet in _all_sheets():
        reasons = {row.indicator: row.reason for row in sheet.scores}
        for line in evaluate(sheet, FRAMEWORK.form(sheet.form)).lines:
            assert line.score is not None
            assert bool(reasons[line.indicator]) == (line.score < line.weight)


@pytest.mark.parametrize("course", Course)
def test_money_never_grows_on_its_way(course: Course) -> None:
    project = departments()[0].projects[0]
    for seed in range(50):
        outcome = run(project, course, chance=Random(seed))
        assert Decimal(0) < outcome.spent <= outcome.allocated <= project.budget


def test_a_perfect_year_earns_full_marks() -> None:
    department = departments()[0]
    sheet = synthetic_sheet(department.projects[0], department, Course.PERFECT, chance=Random(3))
    assert evaluate(sheet, FRAMEWORK.project).total == Decimal("100.00")


def test_a_late_year_loses_points_for_timeliness() -> None:
    department = departments()[0]
    sheet = synthetic_sheet(department.projects[0], department, Course.LATE, chance=Random(3))
    line = evaluate(sheet, FRAMEWORK.project).line("completion_timeliness_rate")
    assert line.score is not None
    assert line.score < line.weight


@pytest.mark.parametrize(
    "name",
    ["department-202", "project-innovation", "project-platform", "project-fund", "project-cloud"],
)
def test_last_years_sheet_is_right_in_itself(name: str) -> None:
    sheet = last_years_sheet(name)
    definition = FRAMEWORK.form(sheet.form)
    card = evaluate(sheet, definition)
    found = run_checks(sheet, definition, card)
    assert [item for item in found if item.level == Level.ERROR] == []
    assert card.grade == "优"
