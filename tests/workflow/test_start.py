"""A blank sheet with everything the library already knows."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from evalforms.accounts.roles import Role
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import State
from evalforms.rounds.models import ProjectBudget
from evalforms.workflow.start import StartRefused, start
from tests import make


def test_start_opens_a_project_sheet_with_the_library_s_cells(open_round, subordinate):
    own = make.user(Role.FILLER, unit=subordinate)
    project = make.project(subordinate, name="中小企业平台建设", attribute="one_off")
    evaluation = start(round=open_round, unit=subordinate, project=project, by=own)
    cells = evaluation.project_cells
    assert (cells.project_name, cells.project_attribute) == ("中小企业平台建设", "one_off")
    assert (cells.project_starts_on, cells.project_ends_on) == (
        date(2020, 1, 1),
        date(2020, 12, 31),
    )
    assert (cells.department_code, cells.department_name) == ("202", "测试主管局")
    assert cells.implementing_unit == "测试局属中心"


@pytest.mark.parametrize("carry", [False, True])
def test_budget_of_the_round_s_year_comes_from_the_library(unit, project, filler, carry):
    before = make.round(year=2019)
    project.starts_on = date(2019, 1, 1)
    project.save()
    make.evaluation(project=project, round=before)
    ProjectBudget.objects.create(project=project, year=2019, municipal="300.00", other="1.00")
    ProjectBudget.objects.create(project=project, year=2020, municipal="345.00")
    evaluation = start(round=make.round(), unit=unit, project=project, by=filler, carry=carry)
    cells = evaluation.project_cells
    assert (f"{cells.funds_budget_municipal}", cells.funds_budget_other) == ("345.00", None)


def test_budget_that_the_library_does_not_know_is_typed(open_round, unit, project, filler):
    cells = start(round=open_round, unit=unit, project=project, by=filler).project_cells
    assert (cells.funds_budget_municipal, cells.funds_budget_other) == (None, None)


def test_start_gives_every_indicator_its_line_with_the_reference_weight(open_round, unit, filler):
    evaluation = start(round=open_round, unit=unit, project=None, by=filler)
    weights = dict(evaluation.score_lines.values_list("indicator", "weight"))
    assert weights == {i.code: i.weight for i in evaluation.definition.indicators}
    assert sum(weights.values()) == 100
    assert evaluation.framework == open_round.framework


def test_start_gives_an_empty_row_per_heading_that_every_project_has(
    open_round, unit, project, filler
):
    evaluation = start(round=open_round, unit=unit, project=project, by=filler)
    rows = list(evaluation.objective_lines.values_list("category", "name"))
    headings = ["quantity", "quality", "timeliness", "social_benefit", "satisfaction"]
    assert rows == [(heading, "") for heading in headings]
    assert evaluation.evaluator_lines.count() == 1


def test_start_is_the_first_audit_event(open_round, unit, filler):
    evaluation = start(round=open_round, unit=unit, project=None, by=filler, address="10.0.0.7")
    event = evaluation.audit_events.get()
    assert (event.sequence, event.action, event.to_state) == (1, "start", State.DRAFT)
    assert (event.actor, event.actor_name, event.address) == (filler, "填表甲", "10.0.0.7")


@pytest.mark.parametrize("who", ["unit_head", "reviewer", "administrator", "auditor", "outsider"])
def test_start_is_for_fillers_of_the_unit(who, request, open_round, unit):
    person = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied, match="只有测试主管局的填报人"):
        start(round=open_round, unit=unit, project=None, by=person)
    assert Evaluation.objects.count() == 0


def test_start_of_a_bureau_is_not_for_the_units_below(open_round, subordinate, filler):
    with pytest.raises(PermissionDenied):
        start(round=open_round, unit=subordinate, project=None, by=filler)


def test_start_refuses_a_second_live_sheet_and_names_the_first(open_round, unit, filler, colleague):
    start(round=open_round, unit=unit, project=None, by=colleague)
    with pytest.raises(StartRefused, match="“部门整体支出绩效自评表”的自评表已由填表乙于"):
        start(round=open_round, unit=unit, project=None, by=filler)
    assert Evaluation.objects.count() == 1


def test_start_is_possible_again_after_voiding(open_round, unit, filler):
    make.step(start(round=open_round, unit=unit, project=None, by=filler), "void")
    again = start(round=open_round, unit=unit, project=None, by=filler)
    assert again.state == State.DRAFT
    assert Evaluation.objects.count() == 2


def test_start_refuses_a_round_that_is_over(unit, filler):
    over = make.round(days_left=-1)
    with pytest.raises(StartRefused, match="截止，如需延期请联系财政部门。"):
        start(round=over, unit=unit, project=None, by=filler)
    make.extension(over, unit, days_left=2)
    assert start(round=over, unit=unit, project=None, by=filler).state == State.DRAFT


def test_start_refuses_a_round_that_has_not_begun(unit, filler):
    later = make.round(opens_in=3)
    with pytest.raises(StartRefused, match="开始，请届时填报。"):
        start(round=later, unit=unit, project=None, by=filler)


def test_start_refuses_what_need_not_be_filed(open_round, unit, filler):
    unit.files_department_form = False
    with pytest.raises(StartRefused, match="不需要填报部门整体支出绩效自评表"):
        start(round=open_round, unit=unit, project=None, by=filler)


def test_start_refuses_a_project_of_another_unit(open_round, unit, outside_unit, filler):
    project = make.project(outside_unit)
    with pytest.raises(StartRefused, match="不是测试主管局的项目"):
        start(round=open_round, unit=unit, project=project, by=filler)


def test_start_refuses_a_project_that_does_not_run_in_the_year(open_round, unit, filler):
    project = make.project(unit, ends_on=date(2019, 12, 31), starts_on=date(2018, 1, 1))
    with pytest.raises(StartRefused, match="项目期不含2020年"):
        start(round=open_round, unit=unit, project=project, by=filler)


def test_start_refuses_a_closed_unit(open_round, unit, filler):
    unit.is_active = False
    with pytest.raises(StartRefused, match="已停用"):
        start(round=open_round, unit=unit, project=None, by=filler)
