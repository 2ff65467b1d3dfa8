"""Frozen content: exact, hashed, and read back as it was assessed."""

import json

import pytest

from evalforms.evaluations.assessment import assess
from evalforms.evaluations.content import content_for, snapshot_for
from evalforms.evaluations.models import Evaluation, FindingExplanation, ProjectCells
from evalforms.evaluations.snapshot import frozen_assessment, sha256_of
from evalforms.evaluations.states import State
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["department", "project"])
def test_a_snapshot_reads_back_as_what_was_assessed(unit, kind):
    evaluation = make.evaluation(unit=unit, kind=kind, state=State.AWAITING_SIGN_OFF)
    frozen = frozen_assessment(evaluation.snapshots.get())
    assert frozen == assess(Evaluation.objects.get(pk=evaluation.pk))


def test_a_snapshot_keeps_warnings_with_their_explanations(unit, filler):
    evaluation = make.evaluation(unit=unit)
    evaluation.evaluator_lines.update(title="")
    make.explain_warnings(evaluation, by=filler)
    make.step(evaluation, "submit")
    FindingExplanation.objects.all().delete()
    findings = frozen_assessment(evaluation.snapshots.get()).findings
    assert "情况属实，有文件依据。" in [item.explanation for item in findings]


def test_a_snapshot_from_before_findings_said_what_they_are_about_is_read(unit):
    evaluation = make.evaluation(unit=unit, state=State.AWAITING_SIGN_OFF)
    snapshot = evaluation.snapshots.get()
    result = json.loads(snapshot.result)
    for item in result["findings"]:
        del item["about"]
    snapshot.result = json.dumps(result)
    findings = frozen_assessment(snapshot).findings
    assert {item.finding.about for item in findings} == {""}


def test_the_hash_is_over_sheet_and_result(unit):
    evaluation = make.evaluation(unit=unit, state=State.AWAITING_SIGN_OFF)
    snapshot = evaluation.snapshots.get()
    assert snapshot.sha256 == sha256_of(snapshot.sheet, snapshot.result)
    assert sha256_of("a", "b") != sha256_of("a\nb", "")
    assert sha256_of("a", "b") != sha256_of("b", "a")


def test_the_result_can_be_read_without_this_program(unit):
    evaluation = make.evaluation(unit=unit, state=State.AWAITING_SIGN_OFF)
    scorecard = json.loads(evaluation.snapshots.get().result)["scorecard"]
    assert (scorecard["total"], scorecard["grade"]) == ("99.47", "优")
    line = next(line for line in scorecard["lines"] if line["indicator"] == "budget_execution_rate")
    assert (line["score"], line["mode"]) == ("2.47", "computed")


@pytest.mark.parametrize(
    ("state", "frozen"),
    [(State.SUBMITTED, None), (State.RETURNED, "sign_off"), (State.APPROVED, "approve")],
)
def test_a_reviewer_reads_what_was_filed(unit, reviewer, state, frozen):
    evaluation = make.evaluation(unit=unit, state=state)
    snapshot = snapshot_for(reviewer, evaluation)
    assert (snapshot and snapshot.occasion) == frozen


@pytest.mark.parametrize(
    ("state", "frozen"),
    [(State.DRAFT, None), (State.RETURNED, None), (State.APPROVED, "approve")],
)
@pytest.mark.parametrize("who", ["filler", "unit_head", "administrator", "auditor"])
def test_everybody_else_reads_the_current_cells(request, unit, who, state, frozen):
    evaluation = make.evaluation(unit=unit, state=state)
    snapshot = snapshot_for(request.getfixturevalue(who), evaluation)
    assert (snapshot and snapshot.occasion) == frozen


def test_content_for_follows_corrections_only_inside_the_unit(unit, filler, reviewer):
    evaluation = make.evaluation(unit=unit, state=State.RETURNED)
    ProjectCells.objects.update(narratives_overview="修改中")
    evaluation = Evaluation.objects.get(pk=evaluation.pk)
    assert content_for(filler, evaluation).sheet.narratives.overview == "修改中"
    assert content_for(reviewer, evaluation).sheet.narratives.overview != "修改中"
