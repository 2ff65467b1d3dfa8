"""What a new year's sheet takes from the one before, and what it does not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evalforms.sheets.carry_over import carried_over, is_carried_cell
from evalforms.sheets.department import Basics, DepartmentBudget, DepartmentSheet, FilingUnit, Head
from evalforms.sheets.project import BudgetFunds, Funds, ProjectIdentity, ProjectSheet
from evalforms.sheets.rows import EvaluatorRow, ObjectiveCategory, ObjectiveRow, ScoreRow
from tests import make

QUANTITY = ObjectiveCategory.QUANTITY
SHARED = ("economic", "social")


def weights(*values: str | None) -> tuple[ScoreRow, ...]:
    given = [Decimal(value) if value else None for value in values]
    return tuple(
        ScoreRow(name, weight, score=weight) for name, weight in zip(SHARED, given, strict=True)
    )


def weights_of(previous, blank):
    sheet = carried_over(
        ProjectSheet(2019, scores=previous), ProjectSheet(2020, scores=blank), redistributed=SHARED
    )
    return tuple(row.weight for row in sheet.scores)


def test_a_department_takes_texts_people_and_the_figures_that_are_the_same():
    previous = replace(
        make.complete_sheet("department"),
        year=2019,
        budget=DepartmentBudget(Decimal("1.00"), year_end_balance=Decimal("126.10")),
        basics=Basics(three_public_actual=Decimal("7.20"), staff_total=80),
    )
    blank = DepartmentSheet(2020, unit=FilingUnit("202", "测试主管局"))
    assert carried_over(previous, blank, redistributed=()) == DepartmentSheet(
        year=2020,
        unit=FilingUnit("202", "测试主管局"),
        head=Head("测试乙", "0354-0000002"),
        budget=DepartmentBudget(carried_over=Decimal("126.10")),
        narratives=previous.narratives,
        basics=Basics(three_public_last_year=Decimal("7.20")),
        evaluators=previous.evaluators,
    )


def test_a_project_takes_texts_targets_and_people_but_no_result():
    previous = replace(
        make.complete_sheet("project"),
        objectives=(
            ObjectiveRow(QUANTITY, "奖励企业", "≥30户", "32户", "100%", "无偏差"),
            ObjectiveRow(QUANTITY),
        ),
    )
    blank = ProjectSheet(2021, project=ProjectIdentity(name="项目"), implementing_unit="中心")
    assert carried_over(previous, blank, redistributed=()) == ProjectSheet(
        year=2021,
        project=ProjectIdentity(name="项目"),
        implementing_unit="中心",
        narratives=previous.narratives,
        objectives=(ObjectiveRow(QUANTITY, "奖励企业", "≥30户"),),
        evaluators=previous.evaluators,
        responsible="测试乙",
        handler="测试丙",
        phone="0354-0000003",
    )


def test_no_amount_of_a_project_is_carried_over():
    previous = ProjectSheet(2019, funds=Funds(BudgetFunds(Decimal("345.00")), Decimal("345.00")))
    assert carried_over(previous, ProjectSheet(2020), redistributed=()).funds == Funds()


def test_rows_that_say_nothing_leave_the_blank_ones():
    blank = ProjectSheet(2020, objectives=(ObjectiveRow(QUANTITY),), evaluators=(EvaluatorRow(),))
    previous = ProjectSheet(
        2019, objectives=(ObjectiveRow(QUANTITY, actual="3"),), evaluators=(EvaluatorRow(),) * 3
    )
    assert carried_over(previous, blank, redistributed=()) == blank


def test_weights_are_taken_as_a_whole_and_scores_never():
    previous, blank = weights("12", "8"), weights("5", "15")
    sheet = carried_over(
        ProjectSheet(2019, scores=previous),
        ProjectSheet(2020, scores=tuple(replace(row, score=None) for row in blank)),
        redistributed=SHARED,
    )
    assert sheet.scores == (
        ScoreRow("economic", Decimal("12")),
        ScoreRow("social", Decimal("8")),
    )


@pytest.mark.parametrize(
    "previous", [weights("12", "9"), weights("20", None), weights("5", "15")[:1]]
)
def test_weights_that_do_not_fit_are_left(previous):
    assert weights_of(previous, weights("5", "15")) == (Decimal("5"), Decimal("15"))


def test_the_forms_do_not_mix():
    with pytest.raises(ValueError, match="department"):
        carried_over(DepartmentSheet(2019), ProjectSheet(2020), redistributed=())


def test_cells_that_are_carried_over():
    carried = ("narratives.other", "head.phone", "objectives.3fa2.target", "scores.x.weight")
    others = ("funds.allocated", "objectives.3fa2.actual", "scores.x.score", "project.name")
    assert [is_carried_cell(cell) for cell in (*carried, *others)] == [True] * 4 + [False] * 4
