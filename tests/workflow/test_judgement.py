"""Signing off, approving, and taking either back."""

import pytest
from django.utils import timezone

from evalforms.evaluations.models import Evaluation, Occasion
from evalforms.evaluations.states import State
from evalforms.sheets.codec import read_sheet
from tests import make

pytestmark = pytest.mark.django_db


def occasions(evaluation: Evaluation) -> list[str]:
    return list(evaluation.snapshots.order_by("pk").values_list("occasion", flat=True))


def test_sign_off_dates_the_signature_and_keeps_what_was_signed():
    evaluation = make.evaluation(state=State.AWAITING_SIGN_OFF)
    make.step(evaluation, "sign_off")
    today = timezone.localdate()
    assert Evaluation.objects.get().project_cells.signed_on == today
    snapshot = evaluation.snapshots.get(occasion=Occasion.SIGN_OFF)
    assert read_sheet(snapshot.sheet).signed_on == today


def test_recall_takes_the_signature_off():
    evaluation = make.evaluation(state=State.SUBMITTED, kind="department")
    make.step(evaluation, "recall")
    assert Evaluation.objects.get().department_cells.signed_on is None


def test_approve_keeps_what_was_approved():
    evaluation = make.evaluation(state=State.SUBMITTED)
    make.step(evaluation, "approve")
    approved = evaluation.snapshots.get(occasion=Occasion.APPROVE)
    signed = evaluation.snapshots.get(occasion=Occasion.SIGN_OFF)
    assert approved.sheet == signed.sheet


def test_every_round_through_the_way_leaves_its_own_snapshots():
    evaluation = make.evaluation(state=State.APPROVED)
    for name in ("reopen", "submit", "sign_off", "approve"):
        make.step(evaluation, name)
    assert occasions(evaluation) == ["submit", "sign_off", "approve"] * 2
    assert evaluation.version == 8
