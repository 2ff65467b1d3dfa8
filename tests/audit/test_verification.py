"""Every kind of tampering is found, and the place is named."""

import random

import pytest

from evalforms.audit.models import AuditEvent
from evalforms.audit.record import digest_of
from evalforms.audit.verification import Verification, verify
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import State
from tests import append_only, make

pytestmark = pytest.mark.django_db

LENGTH = 9
CHANGES = {
    "happened_at": "2019-01-01T00:00:00+00:00",
    "actor_name": "别人",
    "actor_role": "auditor",
    "address": "203.0.113.9",
    "action": "void",
    "from_state": "void",
    "to_state": "void",
    "version": 77,
    "reason": "另有原因",
    "previous_digest": "f" * 64,
    "digest": "f" * 64,
}


@pytest.fixture
def chain(unit) -> Evaluation:
    """A life of nine steps."""
    evaluation = make.evaluation(unit=unit, state=State.RETURNED)
    for name in ("submit", "hand_back", "submit", "sign_off", "approve"):
        make.step(evaluation, name)
    return evaluation


def events(evaluation: Evaluation) -> list[AuditEvent]:
    return list(evaluation.audit_events.order_by("sequence"))


def rewrite(event: AuditEvent, **columns) -> None:
    with append_only.lifted():
        AuditEvent.objects.filter(pk=event.pk).update(**columns)


def remove(*removed: AuditEvent) -> None:
    with append_only.lifted():
        AuditEvent.objects.filter(pk__in=[event.pk for event in removed]).delete()


def test_an_untouched_chain_is_sound(chain):
    assert verify(chain) == Verification(events=LENGTH)
    assert verify(chain).is_sound is True


@pytest.mark.parametrize("column", list(CHANGES))
@pytest.mark.parametrize("position", range(LENGTH))
def test_a_changed_column_is_found(chain, column, position):
    event = events(chain)[position]
    rewrite(event, **{column: CHANGES[column]})
    assert verify(chain).broken_at == position + 1


def test_another_actor_is_found(chain, auditor):
    rewrite(events(chain)[3], actor=auditor)
    assert verify(chain).broken_at == 4


@pytest.mark.parametrize("position", range(LENGTH))
def test_a_removed_event_is_found(chain, position):
    remove(events(chain)[position])
    assert verify(chain).broken_at == position + 1


@pytest.mark.parametrize("length", range(1, LENGTH))
def test_a_cut_tail_is_found_where_it_changes_the_state(chain, length):
    kept, cut = events(chain)[:length], events(chain)[length:]
    remove(*cut)
    assert kept[-1].to_state != chain.state
    assert verify(chain).broken_at == length + 1


def test_a_renumbered_gap_is_found(chain):
    all_events = events(chain)
    remove(all_events[4])
    for event in all_events[5:]:
        rewrite(event, sequence=event.sequence - 1)
    assert verify(chain).broken_at == 5


def test_swapped_events_are_found(chain):
    third, fourth = events(chain)[2:4]
    for event, number in ((third, 1000), (fourth, 3), (third, 4)):
        rewrite(event, sequence=number)
    assert verify(chain).broken_at == 3


def test_an_inserted_event_is_found(chain):
    last = events(chain)[-1]
    last.pk, last.sequence = None, LENGTH + 1
    last.save(force_insert=True)
    assert verify(chain).broken_at == LENGTH + 1


def test_a_chain_recomputed_without_the_key_is_found(chain, settings):
    key = settings.AUDIT_KEY
    settings.AUDIT_KEY = b"guessed"
    previous = ""
    for event in events(chain)[3:]:
        event.reason = "改过" if not previous else event.reason
        event.previous_digest = previous or event.previous_digest
        previous = digest_of(event)
        rewrite(event, reason=event.reason, previous_digest=event.previous_digest, digest=previous)
    settings.AUDIT_KEY = key
    assert verify(chain).broken_at == 4


def test_a_chain_copied_to_another_evaluation_is_found(chain, unit):
    other = make.evaluation(unit=unit, project=make.project(unit, name="另一项目"))
    remove(*events(other))
    with append_only.lifted():
        chain.audit_events.update(evaluation=other)
    assert verify(other).broken_at == 1


def test_a_state_changed_behind_the_back_is_found(chain):
    Evaluation.objects.filter(pk=chain.pk).update(state=State.SUBMITTED)
    assert verify(chain).broken_at == LENGTH + 1


def test_an_evaluation_rolled_back_behind_the_back_is_found(chain):
    Evaluation.objects.filter(pk=chain.pk).update(version=2)
    assert verify(chain).message == "自评表的版本早于最后一条审计记录。"


def test_random_bytes_in_the_table_are_found(chain):
    """Two hundred single characters changed at random places, each found at its place."""
    dice = random.Random(20201231)
    texts = ("actor_name", "action", "to_state", "previous_digest", "digest")
    for _ in range(200):
        position, column = dice.randrange(LENGTH), dice.choice(texts)
        event = events(chain)[position]
        before = getattr(event, column)
        place = dice.randrange(len(before))
        rewrite(event, **{column: before[:place] + "#" + before[place + 1 :]})
        assert verify(chain).broken_at == position + 1
        rewrite(event, **{column: before})
    assert verify(chain).is_sound is True
