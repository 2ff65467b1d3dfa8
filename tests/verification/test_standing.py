"""What a printed version is worth today."""

import pytest

from evalforms.evaluations.models import Evaluation, Snapshot
from evalforms.evaluations.states import State
from evalforms.verification.standing import standing_of
from tests import make

pytestmark = pytest.mark.django_db


def of(evaluation: Evaluation, occasion: str, at: int = -1) -> tuple[str, str]:
    found = evaluation.snapshots.filter(occasion=occasion).order_by("pk")
    snapshot = Snapshot.objects.get(pk=list(found)[at].pk)
    standing = standing_of(snapshot)
    return standing.tone, standing.label


@pytest.mark.parametrize("state", [State.APPROVED, State.SEALED])
def test_what_stands_is_good(unit, state):
    assert of(make.evaluation(unit=unit, state=state), "approve") == ("good", "有效")


def test_what_is_on_its_way_waits(unit):
    assert of(make.evaluation(unit=unit, state=State.SUBMITTED), "sign_off") == (
        "waiting",
        "尚未通过",
    )


def test_a_print_from_before_the_approval_with_the_same_content_is_good(unit):
    evaluation = make.evaluation(unit=unit, state=State.SEALED)
    assert of(evaluation, "sign_off") == ("good", "内容有效")


def test_a_print_from_before_a_correction_is_old(unit):
    evaluation = make.evaluation(unit=unit, state=State.RETURNED)
    type(evaluation.project_cells).objects.update(narratives_overview="改过的概况")
    make.explain_warnings(evaluation, by=make.person("filler", unit))
    for name in ("submit", "sign_off", "approve"):
        make.step(evaluation, name)
    assert of(evaluation, "sign_off", at=0) == ("old", "已有更新版本")


def test_what_was_reopened_counts_no_more(unit):
    evaluation = make.evaluation(unit=unit, state=State.SEALED)
    make.step(evaluation, "reopen")
    assert of(evaluation, "approve") == ("old", "已重新打开")
    make.step(evaluation, "void")
    assert of(evaluation, "approve") == ("old", "已作废")
