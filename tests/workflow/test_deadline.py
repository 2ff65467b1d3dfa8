"""What the deadline ends, and what may go on after it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evalforms.evaluations.permissions import may
from evalforms.evaluations.states import State
from evalforms.moments import day_and_time
from evalforms.rounds.models import Round
from evalforms.workflow.move import MoveRefused
from tests import make

pytestmark = pytest.mark.django_db


def close(round: Round) -> None:
    round.due_at = timezone.now() - timedelta(hours=1)
    round.save()


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (State.DRAFT, "submit"),
        (State.AWAITING_SIGN_OFF, "sign_off"),
        (State.SUBMITTED, "recall"),
    ],
)
def test_after_the_deadline_nothing_is_filed(open_round, state, name):
    evaluation = make.evaluation(state=state)
    close(open_round)
    with pytest.raises(MoveRefused) as refused:
        make.step(evaluation, name)
    due = day_and_time(open_round.due_at)
    assert refused.value.sentence == f"报送截止时间{due}已过，如需延期请联系财政部门。"


def test_after_the_deadline_filling_in_ends(open_round, unit, filler):
    evaluation = make.evaluation(unit=unit)
    assert may(filler, "fill", evaluation).allowed is True
    close(open_round)
    evaluation.refresh_from_db()
    assert may(filler, "fill", evaluation).allowed is False


def test_an_extension_of_the_unit_moves_the_deadline(open_round, unit, filler):
    evaluation = make.evaluation(unit=unit)
    close(open_round)
    make.extension(open_round, unit, days_left=3)
    assert make.step(evaluation, "submit") is True


def test_what_the_bureau_returned_is_corrected_after_the_deadline(open_round):
    evaluation = make.evaluation(state=State.SUBMITTED)
    close(open_round)
    for name in ("return_for_revision", "submit", "hand_back", "submit", "sign_off", "approve"):
        assert make.step(evaluation, name) is True


def test_what_only_the_head_handed_back_is_late_after_the_deadline(open_round):
    evaluation = make.evaluation(state=State.AWAITING_SIGN_OFF)
    make.step(evaluation, "hand_back")
    close(open_round)
    with pytest.raises(MoveRefused, match="已过"):
        make.step(evaluation, "submit")


def test_nothing_is_filled_before_the_round_opens(open_round, unit, filler):
    evaluation = make.evaluation(unit=unit)
    open_round.opens_at = timezone.now() + timedelta(days=1)
    open_round.save()
    evaluation.refresh_from_db()
    verdict = may(filler, "fill", evaluation)
    assert verdict.reason == f"本轮自评于{day_and_time(open_round.opens_at)}开始，请届时填报。"
    assert verdict.passing is True
