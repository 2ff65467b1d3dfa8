"""Submitting makes completeness compulsory and keeps what was submitted."""

import json
from dataclasses import replace

import pytest

from evalforms.checks.finding import Level
from evalforms.evaluations.models import CellEntry, Evaluation, Occasion, ProjectCells
from evalforms.evaluations.states import State
from evalforms.sheets.codec import read_sheet
from evalforms.workflow.move import MoveRefused
from evalforms.workflow.submit import submit
from tests import make

pytestmark = pytest.mark.django_db


def test_submit_keeps_a_snapshot_of_the_sheet_and_its_result(filler, unit):
    evaluation = make.evaluation(unit=unit)
    submit(evaluation, by=filler, version=evaluation.version)
    snapshot = evaluation.snapshots.get()
    assert (snapshot.occasion, snapshot.taken_by) == (Occasion.SUBMIT, filler)
    assert snapshot.version == evaluation.version
    assert snapshot.framework == evaluation.framework
    filled = replace(make.complete_sheet("project"), implementing_unit=unit.name)
    assert read_sheet(snapshot.sheet) == filled
    assert json.loads(snapshot.result)["scorecard"]["total"] == "99.47"


def test_submit_is_refused_with_the_list_of_open_errors(filler, unit):
    evaluation = make.evaluation(unit=unit)
    ProjectCells.objects.update(narratives_overview="")
    with pytest.raises(MoveRefused, match="还有1项未处理，不能提交") as refused:
        submit(evaluation, by=filler, version=evaluation.version)
    assert [item.cell for item in refused.value.findings] == ["narratives.overview"]
    assert Evaluation.objects.get().state == State.DRAFT
    assert evaluation.snapshots.count() == 0


def test_submit_is_refused_while_a_warning_is_unexplained(filler, unit):
    evaluation = make.evaluation(unit=unit)
    evaluation.evaluator_lines.update(title="")
    with pytest.raises(MoveRefused) as refused:
        submit(evaluation, by=filler, version=evaluation.version)
    assert [item.finding.level for item in refused.value.findings] == [Level.WARNING]
    make.explain_warnings(evaluation, by=filler)
    assert submit(evaluation, by=filler, version=evaluation.version) is True


def test_submit_is_refused_while_a_cell_holds_what_is_not_valid(filler, unit):
    evaluation = make.evaluation(unit=unit)
    CellEntry.objects.update(typed="约300万", message="项目资金不是数字，请填写金额。")
    with pytest.raises(MoveRefused) as refused:
        submit(evaluation, by=filler, version=evaluation.version)
    assert [item.finding.message for item in refused.value.findings] == [
        "项目资金不是数字，请填写金额。"
    ]


def test_submit_stores_total_and_grade_for_the_lists(filler, unit):
    evaluation = make.evaluation(unit=unit, kind="department", project=None)
    submit(evaluation, by=filler, version=evaluation.version)
    row = Evaluation.objects.values("total", "grade", "error_count").get()
    assert {**row, "total": str(row["total"])} == {
        "total": "100.00",
        "grade": "优",
        "error_count": 0,
    }


def test_submit_takes_an_old_signature_off(filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.RETURNED)
    cells = ProjectCells.objects.filter(evaluation=evaluation)
    assert cells.get().signed_on is not None
    submit(evaluation, by=filler, version=evaluation.version)
    assert cells.get().signed_on is None
