"""How far a batch is, and how long it will take at the pace so far."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils import timezone

from evalforms.exports.models import OPEN_STATES, Batch, BatchItem, BatchState, ItemState

ENOUGH_TO_JUDGE = 3  # sheets


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """left: in words, empty where nothing can be said."""

    state: str
    label: str
    done: int
    failed: int
    total: int
    left: str
    is_open: bool

    @property
    def finished(self) -> int:
        return self.done + self.failed


def progress_of(batch: Batch) -> BatchProgress:
    return progress_of_each([batch])[0]


def progress_of_each(batches: Sequence[Batch]) -> list[BatchProgress]:
    """One query, however many."""
    counts: dict[int, Counter[str]] = {batch.pk: Counter() for batch in batches}
    found = BatchItem.objects.filter(batch__in=counts).order_by()
    for pk, state, count in found.values_list("batch", "state").annotate(Count("pk")):
        counts[pk][state] = count
    return [_progress(batch, counts[batch.pk]) for batch in batches]


def _progress(batch: Batch, counts: Counter[str]) -> BatchProgress:
    done, failed, total = counts[ItemState.DONE], counts[ItemState.FAILED], counts.total()
    return BatchProgress(
        state=batch.state,
        label=batch.get_state_display(),
        done=done,
        failed=failed,
        total=total,
        left=_left(batch, done + failed, total, timezone.now()),
        is_open=batch.state in OPEN_STATES,
    )


def _left(batch: Batch, finished: int, total: int, now: datetime) -> str:
    if batch.state != BatchState.RUNNING or finished < ENOUGH_TO_JUDGE or not batch.started_at:
        return ""
    each = (now - batch.started_at) / finished
    return _in_words(each * (total - finished))


def _in_words(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    if seconds < 60:
        return "不到1分钟"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"约{minutes}分钟"
    return f"约{minutes // 60}小时{minutes % 60}分钟"
