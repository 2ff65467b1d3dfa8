"""Adding to the trail."""

import pytest
from django.db import IntegrityError, transaction

from evalforms.audit.models import AuditEvent
from evalforms.audit.record import BEGINNING, digest_of, plain_address, record
from tests import make

pytestmark = pytest.mark.django_db


def test_each_event_continues_the_chain(filler, unit):
    evaluation = make.evaluation(unit=unit)
    first = evaluation.audit_events.get()
    second = record(evaluation, "submit", actor=filler)
    third = record(evaluation, "withdraw", actor=filler)
    assert [e.sequence for e in (first, second, third)] == [1, 2, 3]
    assert first.previous_digest == BEGINNING
    assert second.previous_digest == first.digest
    assert third.previous_digest == second.digest


def test_the_digest_of_a_stored_event_can_be_repeated(filler, unit):
    evaluation = make.evaluation(unit=unit)
    made = record(
        evaluation, "submit", actor=filler, reason="见附件\n“一”", address="::FFFF:10.1.2.3"
    )
    stored = AuditEvent.objects.get(pk=made.pk)
    assert digest_of(stored) == stored.digest == made.digest


def test_the_digest_depends_on_a_key_outside_the_database(filler, unit, settings):
    event = make.evaluation(unit=unit).audit_events.get()
    settings.AUDIT_KEY = b"another"
    assert digest_of(event) != event.digest


def test_two_writers_cannot_both_continue_a_chain(unit):
    event = make.evaluation(unit=unit).audit_events.get()
    event.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        event.save(force_insert=True)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:DB8:0::1", "2001:db8::1"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::1"),
        ("unknown", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_are_kept_in_one_spelling(given, kept):
    assert plain_address(given) == kept
