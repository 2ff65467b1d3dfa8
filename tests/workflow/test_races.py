"""Two people press a button at the same moment: one wins, the other learns who it was."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection

from evalforms.accounts.models import User
from evalforms.accounts.roles import Role
from evalforms.audit.verification import verify
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.moves import MOVES
from evalforms.evaluations.permissions import may
from evalforms.evaluations.states import State
from evalforms.workflow import move
from evalforms.workflow.move import MoveRefused
from evalforms.workflow.verbs import VERBS
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 3


@pytest.fixture
def neck_and_neck(monkeypatch):
    """Nobody takes the step before both were found entitled, where the database lets both in."""
    barrier = Barrier(2)

    def may_and_wait(*question):
        verdict = may(*question)
        try:
            barrier.wait(timeout=0.3)
        except BrokenBarrierError:
            barrier.reset()  # SQLite admits one at a time
        return verdict

    monkeypatch.setattr(move, "may", may_and_wait)


def press(evaluation: Evaluation, name: str, by: User) -> bool | str:
    """In a thread of its own: whether the step was taken, or the sentence of the refusal."""
    try:
        mine = Evaluation.objects.with_names().get(pk=evaluation.pk)
        return VERBS[name](mine, by=by, version=evaluation.version, reason="原因")
    except MoveRefused as refused:
        return refused.sentence
    finally:
        connection.close()


def race(evaluation: Evaluation, *runners: tuple[str, User]) -> list[bool | str]:
    with ThreadPoolExecutor(len(runners)) as threads:
        running = [threads.submit(press, evaluation, name, by) for name, by in runners]
        return [runner.result() for runner in running]


@pytest.mark.parametrize(
    ("state", "first", "second"),
    [
        (State.SUBMITTED, "approve", "return_for_revision"),
        (State.SUBMITTED, "approve", "recall"),
        (State.AWAITING_SIGN_OFF, "sign_off", "withdraw"),
        (State.RETURNED, "submit", "void"),
    ],
)
def test_of_two_different_moves_exactly_one_wins(neck_and_neck, unit, state, first, second):
    one = make.person(MOVES[first].role, unit)
    other = make.user(MOVES[second].role, name="另一位", unit=unit, portfolio=(unit,))
    for _ in range(ROUNDS):
        evaluation = make.evaluation(state=state, unit=unit)
        outcomes = race(evaluation, (first, one), (second, other))
        winner, name = (one, first) if outcomes[0] is True else (other, second)
        (told,) = [outcome for outcome in outcomes if outcome is not True]
        assert told.startswith(f"{winner.name}（{Role(winner.role).label}）已于")
        stored = Evaluation.objects.get(pk=evaluation.pk)
        assert (stored.state, stored.version) == (MOVES[name].target, evaluation.version + 1)
        assert verify(stored).is_sound is True


def test_a_double_click_takes_the_step_once(neck_and_neck, unit):
    reviewer = make.person(Role.REVIEWER, unit)
    for _ in range(ROUNDS):
        evaluation = make.evaluation(state=State.SUBMITTED, unit=unit)
        outcomes = race(evaluation, ("approve", reviewer), ("approve", reviewer))
        assert sorted(outcomes) == [False, True]
        assert evaluation.audit_events.filter(action="approve").count() == 1
        assert evaluation.snapshots.filter(occasion="approve").count() == 1
