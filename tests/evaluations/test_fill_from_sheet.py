"""A sheet written into an evaluation comes out again as it was."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evalforms.accounts.models import User
from evalforms.demonstration.stories import read_data
from evalforms.evaluations.fill_from_sheet import WrongSheet, fill_from_sheet
from evalforms.evaluations.models import Evaluation, Kind
from evalforms.evaluations.sheet import sheet_of
from evalforms.evaluations.states import State
from evalforms.evaluations.writing import NotEditable
from evalforms.sheets.rows import ScoreRow
from tests import make


@pytest.fixture
def blank_project(filler: User) -> Evaluation:
    return make.evaluation(unit=filler.unit, filled=False)


@pytest.fixture
def blank_department(filler: User) -> Evaluation:
    return make.evaluation(unit=filler.unit, kind=Kind.DEPARTMENT, filled=False)


@pytest.mark.parametrize("name", ["project-innovation", "project-platform", "project-fund"])
def test_project_sheet_comes_out_as_it_went_in(
    name: str, blank_project: Evaluation, filler: User
) -> None:
    sheet = read_data(name)
    assert sheet_of(fill_from_sheet(blank_project, sheet, by=filler)) == sheet


def test_department_sheet_comes_out_as_it_went_in(
    blank_department: Evaluation, filler: User
) -> None:
    sheet = read_data("department-202")
    filled = fill_from_sheet(blank_department, sheet, by=filler)
    own = replace(sheet.unit, name=filler.unit.name)  # the unit's name is the database's
    assert sheet_of(filled) == replace(sheet, unit=own)


def test_filling_replaces_what_was_there(blank_project: Evaluation, filler: User) -> None:
    fill_from_sheet(blank_project, read_data("project-fund"), by=filler)
    sheet = read_data("project-platform")
    assert sheet_of(fill_from_sheet(blank_project, sheet, by=filler)) == sheet


def test_filling_is_one_saved_change_of_one_person(blank_project: Evaluation, filler: User) -> None:
    before = blank_project.version
    filled = fill_from_sheet(blank_project, read_data("project-fund"), by=filler)
    assert filled.version == before + 1
    entries = filled.cell_entries.all()
    assert {entry.entered_by for entry in entries} == {filler}
    assert {entry.version for entry in entries} == {before + 1}
    assert entries.filter(cell="funds.allocated").count() == 1


def test_computed_scores_are_not_taken_from_the_sheet(
    blank_project: Evaluation, filler: User
) -> None:
    sheet = read_data("project-fund")
    boasting = tuple(
        replace(row, score=row.weight) if row.indicator == "funds_in_place_rate" else row
        for row in sheet.scores
    )
    filled = fill_from_sheet(blank_project, replace(sheet, scores=boasting), by=filler)
    assert filled.score_lines.get(indicator="funds_in_place_rate").score == Decimal("0.75")
    assert (filled.total, filled.grade) == (Decimal("97.75"), "优")


def test_a_line_that_the_sheet_leaves_out_becomes_empty_and_keeps_its_weight(
    blank_project: Evaluation, filler: User
) -> None:
    sheet = read_data("project-fund")
    fill_from_sheet(blank_project, sheet, by=filler)
    shorter = tuple(row for row in sheet.scores if row.indicator != "indicator_clarity")
    filled = fill_from_sheet(blank_project, replace(sheet, scores=shorter), by=filler)
    rows = {row.indicator: row for row in sheet_of(filled).scores}
    assert rows["indicator_clarity"] == ScoreRow("indicator_clarity", Decimal("4.00"))


def test_an_earlier_refused_entry_is_forgotten(blank_project: Evaluation, filler: User) -> None:
    make_refused_entry(blank_project, filler)
    sheet = replace(read_data("project-fund"), implementing_unit=blank_project.unit.name)
    filled = fill_from_sheet(blank_project, sheet, by=filler)
    assert [entry.cell for entry in filled.cell_entries.all() if entry.is_refused] == []
    assert filled.error_count == 0


def make_refused_entry(evaluation: Evaluation, by: User) -> None:
    evaluation.cell_entries.create(
        cell="funds.allocated",
        version=1,
        typed="约五千",
        message="金额格式错误",
        entered_by=by,
        entered_at=evaluation.created_at,
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"year": 2019}, "表内年度为2019，本轮自评年度为2020。"),
        ({}, "这不是部门整体自评表，不能填入本表。"),
    ],
)
def test_a_sheet_of_another_evaluation_is_refused(
    change: dict[str, int],
    sentence: str,
    blank_project: Evaluation,
    blank_department: Evaluation,
    filler: User,
) -> None:
    evaluation = blank_project if change else blank_department
    sheet = replace(read_data("project-fund"), **change)
    with pytest.raises(WrongSheet, match=sentence):
        fill_from_sheet(evaluation, sheet, by=filler)


def test_a_department_sheet_of_another_unit_is_refused(
    blank_department: Evaluation, filler: User
) -> None:
    sheet = read_data("department-202")
    foreign = replace(sheet, unit=replace(sheet.unit, code="999"))
    with pytest.raises(WrongSheet, match="表内单位为“999 "):
        fill_from_sheet(blank_department, foreign, by=filler)


def test_what_was_submitted_is_not_filled(filler: User) -> None:
    evaluation = make.evaluation(unit=filler.unit, state=State.AWAITING_SIGN_OFF)
    before = sheet_of(evaluation)
    with pytest.raises(NotEditable):
        fill_from_sheet(evaluation, read_data("project-fund"), by=filler)
    assert sheet_of(Evaluation.objects.get(pk=evaluation.pk)) == before
