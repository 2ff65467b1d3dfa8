"""Sheets of batches waiting to be done: leased rows, so that any number of workers share them.

A worker that dies leaves a lease that runs out; the next one takes the sheet over.
"""

from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from evalforms.exports.models import Batch, BatchItem, BatchState, ItemState

LEASE = timedelta(minutes=2)  # longer than the renderer's patience
MOST_TRIES = 3
WORKER_DIED = "处理程序多次意外中断，请联系管理员检查服务器内存后重新导出。"


def claim() -> BatchItem | None:
    """Lease the next sheet of the oldest batch; of several workers exactly one gets it."""
    now = timezone.now()
    _give_up_on_the_hopeless(now)
    waiting = BatchItem.objects.filter(_is_waiting(now)).order_by("batch__ordered_at", "position")
    for pk in waiting.values_list("pk", flat=True)[:10]:
        leased = BatchItem.objects.filter(_is_waiting(now), pk=pk).update(
            state=ItemState.RUNNING, leased_until=now + LEASE, tries=F("tries") + 1
        )
        if leased:
            return _begun(BatchItem.objects.select_related("batch__ordered_by").get(pk=pk), now)
    return None


def finish(item: BatchItem, **columns: object) -> bool:
    return _settle(item, state=ItemState.DONE, error="", **columns)


def fail(item: BatchItem, reason: str) -> bool:
    """For good: this sheet alone, the others go on."""
    return _settle(item, state=ItemState.FAILED, error=reason)


def unfinished(batch: Batch) -> bool:
    return batch.items.filter(state__in=(ItemState.WAITING, ItemState.RUNNING)).exists()


def _begun(item: BatchItem, now: datetime) -> BatchItem:
    Batch.objects.filter(pk=item.batch_id, state=BatchState.WAITING).update(
        state=BatchState.RUNNING, started_at=now
    )
    return item


def _is_waiting(now: datetime) -> Q:
    """Not begun, or left behind by a worker whose lease ran out; never of a cancelled batch."""
    open_batch = Q(batch__state__in=(BatchState.WAITING, BatchState.RUNNING))
    left_behind = Q(state=ItemState.RUNNING, leased_until__lt=now, tries__lt=MOST_TRIES)
    return open_batch & (Q(state=ItemState.WAITING) | left_behind)


def _give_up_on_the_hopeless(now: datetime) -> None:
    BatchItem.objects.filter(
        state=ItemState.RUNNING, leased_until__lt=now, tries__gte=MOST_TRIES
    ).update(state=ItemState.FAILED, error=WORKER_DIED, leased_until=None, finished_at=now)


def _settle(item: BatchItem, **columns: object) -> bool:
    """Only the worker that still holds the lease may write the outcome."""
    settled = BatchItem.objects.filter(pk=item.pk, state=ItemState.RUNNING, tries=item.tries)
    return bool(settled.update(leased_until=None, finished_at=timezone.now(), **columns))
