"""What assessing takes from outside the sheet, who reads which findings, and in what order."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evalforms.checks.finding import Level
from evalforms.evaluations.assessment import Assessment, assess
from evalforms.evaluations.content import content_for
from evalforms.evaluations.current import current
from evalforms.evaluations.models import DepartmentCells, Evaluation, Kind, ProjectCells
from evalforms.evaluations.states import State
from tests import make

pytestmark = pytest.mark.django_db


def assessed(evaluation: Evaluation) -> Assessment:
    return assess(Evaluation.objects.get(pk=evaluation.pk))


def messages(evaluation: Evaluation, rule: str) -> list[str]:
    found = (item.finding for item in assessed(evaluation).findings)
    return [finding.message for finding in found if finding.rule == rule]


def test_an_implementing_unit_outside_the_library_is_an_error(unit):
    evaluation = make.evaluation(unit=unit)
    assert messages(evaluation, "F01") == []
    ProjectCells.objects.update(implementing_unit="无此单位")
    assert messages(evaluation, "F01") == ["实施单位“无此单位”与单位库不一致，请填写单位全称。"]


def test_a_form_dated_in_the_future_is_an_error(unit):
    evaluation = make.evaluation(unit=unit)
    ProjectCells.objects.update(filled_on=date(2099, 1, 1))
    assert len(messages(evaluation, "F13")) == 1


def test_a_draft_past_the_deadline_is_late_and_an_extension_helps(unit):
    evaluation = make.evaluation(unit=unit)
    assert messages(evaluation, "X01") == []
    close(evaluation)
    assert len(messages(evaluation, "X01")) == 1
    make.extension(evaluation.round, unit, days_left=3)
    assert messages(evaluation, "X01") == []


@pytest.mark.parametrize("state", [State.SUBMITTED, State.RETURNED, State.APPROVED])
def test_what_was_filed_in_time_is_never_late(unit, state):
    evaluation = make.evaluation(unit=unit, state=state)
    close(evaluation)
    assert messages(evaluation, "X01") == []


def close(evaluation: Evaluation) -> None:
    evaluation.round.due_at = evaluation.round.opens_at.replace(year=2021)
    evaluation.round.opens_at = evaluation.round.opens_at.replace(year=2020)
    evaluation.round.save()


def test_this_years_carry_over_is_compared_with_last_years_balance(unit):
    last_year = make.evaluation(
        kind=Kind.DEPARTMENT, unit=unit, round=make.round(year=2019), filled=False
    )
    DepartmentCells.objects.filter(pk=last_year.pk).update(budget_year_end_balance="1.00")
    evaluation = make.evaluation(kind=Kind.DEPARTMENT, unit=unit, round=make.round(year=2020))
    DepartmentCells.objects.filter(pk=evaluation.pk).update(budget_carried_over="2.00")
    assert messages(evaluation, "M21") == [
        "上年结转金额 2.00 万元与上年度自评表年末结余 1.00 万元不一致，请核对或说明。"
    ]


def test_the_department_form_names_projects_in_hand_until_they_are_submitted(unit, project):
    evaluation = make.evaluation(kind=Kind.DEPARTMENT, unit=unit)
    assert [project.name in text for text in messages(evaluation, "X02")] == [True]
    form = make.evaluation(project=project)
    assert len(messages(evaluation, "X02")) == 1
    make.step(form, "submit")
    assert messages(evaluation, "X02") == []


def test_lists_count_anew_when_a_project_form_takes_a_step(unit, subordinate):
    form = make.evaluation(project=make.project(subordinate))
    department = make.evaluation(kind=Kind.DEPARTMENT, unit=unit)
    department.refresh_from_db()
    before = department.warning_count
    make.step(form, "submit")
    department.refresh_from_db()
    assert department.warning_count == before - 1 == assessed(department).count(Level.WARNING)


def test_the_number_of_project_forms_counts_once_all_are_there(unit, project):
    evaluation = make.evaluation(kind=Kind.DEPARTMENT, unit=unit)
    DepartmentCells.objects.update(basics_project_count=2)
    form = make.evaluation(project=project)
    assert messages(evaluation, "M08") == []
    make.step(form, "submit")
    (message,) = messages(evaluation, "M08")
    assert message.startswith("部门整体表填报项目2个，项目自评表1张，数量不一致")


def test_the_queries_of_a_department_form_do_not_grow_with_its_projects(open_round, unit):
    evaluation = make.evaluation(kind=Kind.DEPARTMENT, unit=unit)
    make.evaluation(project=make.project(unit))
    few = queries_of(evaluation)
    for _ in range(3):
        make.evaluation(project=make.project(unit))
    assert queries_of(evaluation) == few
    assert few <= 18


def queries_of(evaluation: Evaluation) -> int:
    with CaptureQueriesContext(connection) as queries:
        current(evaluation.pk)
    return len(queries)


@pytest.fixture
def mixed(open_round, unit) -> Evaluation:
    """An error, a warning and a hint, in the hands of the bureau."""
    evaluation = make.evaluation(unit=unit)
    evaluation.evaluator_lines.update(title="")
    make.explain_warnings(evaluation, by=make.person("filler", unit))
    for name in ("submit", "sign_off"):
        make.step(evaluation, name)
    make.rule_settings(open_round, published=True, F10="hint", SC09="error")
    return Evaluation.objects.get(pk=evaluation.pk)


def levels(user, evaluation: Evaluation) -> list[str]:
    return [str(item.finding.level) for item in content_for(user, evaluation).findings]


@pytest.mark.parametrize(
    ("who", "sees_hints"),
    [("filler", False), ("unit_head", False), ("reviewer", True), ("auditor", True)],
)
def test_hints_are_not_for_the_unit(mixed, who, sees_hints, request):
    assert ("hint" in levels(request.getfixturevalue(who), mixed)) is sees_hints


def test_findings_are_read_by_weight(mixed, reviewer):
    found = levels(reviewer, mixed)
    assert found == sorted(found, key=["error", "warning", "hint"].index)
    assert {found[0], found[-1]} == {"error", "hint"}
