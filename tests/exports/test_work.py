"""Batches: every sheet once, a bad one alone, and what a dead worker left is taken over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evalforms.documents.models import SealedDocument
from evalforms.documents.renderer import TOO_MUCH, RenderFailed
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import State
from evalforms.exports import item_work, leases, work
from evalforms.exports.item_work import NO_LONGER_PASSED
from evalforms.exports.leases import LEASE, MOST_TRIES, WORKER_DIED, claim
from evalforms.exports.models import Batch, BatchItem, BatchKind, BatchState, ItemState
from evalforms.exports.packing import DAMAGED
from evalforms.exports.work import NOT_DONE, NOT_STORED, work_once
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pages")]


def approved(unit, count: int = 2) -> list[Evaluation]:
    return [make.evaluation(unit=unit, state=State.APPROVED) for _ in range(count)]


def work_all() -> int:
    done = 0
    while work_once():
        done += 1
    return done


def outcome(batch: Batch) -> tuple[str, list[tuple[str, str]]]:
    batch.refresh_from_db()
    return batch.state, list(batch.items.values_list("state", "error"))


def pass_time(**columns) -> None:
    BatchItem.objects.update(leased_until=timezone.now() - timedelta(seconds=1), **columns)


def test_a_batch_of_seals_seals_every_sheet_once(unit, administrator):
    evaluations = approved(unit, 3)
    batch = make.batch(*evaluations, kind=BatchKind.SEAL)
    assert work_all() == 3
    assert outcome(batch) == (BatchState.DONE, [(ItemState.DONE, "")] * 3)
    assert SealedDocument.objects.count() == 3
    assert {item.document.sealed_by for item in batch.items.all()} == {batch.ordered_by}
    assert set(Evaluation.objects.values_list("state", flat=True)) == {State.SEALED}
    assert batch.started_at is not None
    assert batch.finished_at is not None


def test_a_sheet_that_is_sealed_already_counts_as_done(unit):
    (evaluation,) = approved(unit, 1)
    batch = make.batch(evaluation, kind=BatchKind.SEAL)
    make.step(evaluation, "seal")
    work_all()
    assert outcome(batch) == (BatchState.DONE, [(ItemState.DONE, "")])
    assert SealedDocument.objects.count() == 1


def test_a_sheet_that_was_reopened_fails_alone(unit):
    bad, good = approved(unit)
    batch = make.batch(bad, good, kind=BatchKind.SEAL)
    make.step(bad, "reopen")
    work_all()
    assert outcome(batch) == (
        BatchState.DONE,
        [(ItemState.FAILED, NO_LONGER_PASSED), (ItemState.DONE, "")],
    )


def test_a_version_that_was_not_ordered_is_not_sealed(unit, filler):
    (evaluation,) = approved(unit, 1)
    batch = make.batch(evaluation, kind=BatchKind.SEAL)
    make.step(evaluation, "reopen")
    make.explain_warnings(evaluation, by=filler)
    for name in ("submit", "sign_off", "approve"):
        make.step(evaluation, name)
    work_all()
    (state, reason), *_ = outcome(batch)[1]
    assert state == ItemState.FAILED
    assert "审核通过" in reason
    assert SealedDocument.objects.count() == 0


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RenderFailed(TOO_MUCH), TOO_MUCH),
        (OSError("disk full"), NOT_STORED),
        (ValueError("boom"), NOT_DONE),
    ],
)
def test_a_page_that_cannot_be_made_fails_alone_with_its_reason(unit, monkeypatch, error, said):
    batch = make.batch(*approved(unit))
    first, make_page = batch.items.first(), item_work.render_snapshot

    def page(snapshot, edition):
        if snapshot.evaluation_id == first.evaluation_id:
            raise error
        return make_page(snapshot, edition)

    monkeypatch.setattr(item_work, "render_snapshot", page)
    work_all()
    assert outcome(batch) == (
        BatchState.DONE,
        [(ItemState.FAILED, said), (ItemState.DONE, "")],
    )


def test_a_damaged_stored_file_fails_alone(unit, settings):
    evaluations = [make.evaluation(unit=unit, state=State.SEALED) for _ in range(2)]
    document = SealedDocument.objects.get(snapshot__evaluation=evaluations[0])
    (settings.DOCUMENT_ROOT / document.file_name).write_bytes(b"forged")
    batch = make.batch(*evaluations)
    work_all()
    assert outcome(batch) == (
        BatchState.DONE,
        [(ItemState.FAILED, DAMAGED), (ItemState.DONE, "")],
    )


def test_a_leased_sheet_is_nobody_else_s(unit):
    make.batch(*approved(unit, 1))
    now = timezone.now()
    item = claim()
    assert now + LEASE <= item.leased_until <= timezone.now() + LEASE
    assert claim() is None


def test_a_sheet_left_behind_by_a_dead_worker_is_taken_over(unit):
    batch = make.batch(*approved(unit, 1), kind=BatchKind.SEAL)
    claim()
    assert work_once() is False
    pass_time()
    work_all()
    assert outcome(batch) == (BatchState.DONE, [(ItemState.DONE, "")])
    assert batch.items.get().tries == 2


def test_a_worker_that_overslept_its_lease_writes_nothing(unit):
    batch = make.batch(*approved(unit, 1))
    slow = claim()
    pass_time()
    claim()
    assert leases.fail(slow, "太晚了") is False
    assert outcome(batch) == (BatchState.RUNNING, [(ItemState.RUNNING, "")])


def test_a_sheet_that_kills_its_workers_is_given_up(unit):
    batch = make.batch(*approved(unit), kind=BatchKind.SEAL)
    batch.items.filter(position=0).update(
        state=ItemState.RUNNING, tries=MOST_TRIES, leased_until=timezone.now() - LEASE
    )
    work_all()
    assert outcome(batch) == (
        BatchState.DONE,
        [(ItemState.FAILED, WORKER_DIED), (ItemState.DONE, "")],
    )


def test_a_worker_that_died_between_the_last_sheet_and_the_next_stage_is_no_harm(unit):
    batch = make.batch(*approved(unit, 1), kind=BatchKind.SEAL)
    item = claim()
    work._do(item)
    assert outcome(batch)[0] == BatchState.RUNNING
    work_once()
    assert outcome(batch)[0] == BatchState.DONE


def test_nothing_more_is_begun_of_a_cancelled_batch(unit):
    batch = make.batch(*approved(unit), kind=BatchKind.SEAL)
    work_once()
    Batch.objects.update(state=BatchState.CANCELLED)
    assert work_all() == 0
    assert outcome(batch) == (
        BatchState.CANCELLED,
        [(ItemState.DONE, ""), (ItemState.WAITING, "")],
    )


def test_the_oldest_batch_comes_first(unit):
    first, second = approved(unit)
    late = make.batch(second)
    early = make.batch(first)
    Batch.objects.filter(pk=early.pk).update(ordered_at=timezone.now() - timedelta(hours=1))
    assert [claim().batch, claim().batch] == [early, late]


def test_the_public_copy_of_a_sealed_sheet_is_sealed_once(unit):
    evaluation = make.evaluation(unit=unit, state=State.SEALED)
    for _ in range(2):
        make.batch(evaluation, edition="public")
        work_all()
    public = SealedDocument.objects.get(edition="public")
    assert public.snapshot.evaluation == evaluation
    assert SealedDocument.objects.count() == 2
