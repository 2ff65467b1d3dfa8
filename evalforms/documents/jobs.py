"""Documents waiting to be made: rows that workers lease, so that any number may work at once.

A worker that dies leaves a lease that runs out; the next one takes the row over.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from evalforms.documents.models import OfficialDocument, Progress
from evalforms.documents.renderer import RenderFailed
from evalforms.documents.rendering import render_snapshot
from evalforms.documents.storage import keep, sha256_of

LEASE = timedelta(minutes=5)
PAUSES = (timedelta(seconds=10), timedelta(minutes=2))  # before the second and the third try
MOST_TRIES = len(PAUSES) + 1

WORKER_DIED = "生成程序多次意外中断，请联系管理员检查服务器内存后重新生成。"
NOT_STORED = "PDF已生成，但无法写入存储目录，请联系管理员检查磁盘空间和权限。"
NOT_MADE = "生成PDF时发生意外错误，已记入日志，请联系管理员。"

log = logging.getLogger(__name__)


def work_once() -> bool:
    """Make one waiting document. False where none is waiting."""
    document = claim()
    if document is None:
        return False
    try:
        content = render_snapshot(document.snapshot, document.edition)
        _finish(document, content, file_name=keep(content))
    except RenderFailed as failure:
        _fail(document, str(failure))
    except OSError:
        log.exception("document %s could not be stored", document.pk)
        _fail(document, NOT_STORED)
    except Exception:
        log.exception("document %s could not be made", document.pk)
        _fail(document, NOT_MADE)
    return True


def claim() -> OfficialDocument | None:
    """Lease the oldest waiting document; of several workers exactly one gets it."""
    now = timezone.now()
    _give_up_on_the_hopeless(now)
    waiting = OfficialDocument.objects.filter(_is_waiting(now)).order_by("queued_at", "pk")
    for pk in waiting.values_list("pk", flat=True)[:10]:
        leased = OfficialDocument.objects.filter(_is_waiting(now), pk=pk).update(
            progress=Progress.RUNNING, leased_until=now + LEASE, tries=F("tries") + 1
        )
        if leased:
            documents = OfficialDocument.objects.select_related("snapshot__framework")
            return documents.get(pk=pk)
    return None


def _is_waiting(now: datetime) -> Q:
    """Queued and not pausing, or left behind by a worker whose lease ran out."""
    due = Q(leased_until=None) | Q(leased_until__lt=now)
    return Q(progress__in=(Progress.QUEUED, Progress.RUNNING), tries__lt=MOST_TRIES) & due


def _give_up_on_the_hopeless(now: datetime) -> None:
    OfficialDocument.objects.filter(
        progress=Progress.RUNNING, leased_until__lt=now, tries__gte=MOST_TRIES
    ).update(progress=Progress.FAILED, error=WORKER_DIED, leased_until=None, finished_at=now)


def _finish(document: OfficialDocument, content: bytes, *, file_name: str) -> None:
    _settle(
        document,
        progress=Progress.DONE,
        sha256=sha256_of(content),
        file_name=file_name,
        error="",
        leased_until=None,
        finished_at=timezone.now(),
    )


def _fail(document: OfficialDocument, error: str) -> None:
    now = timezone.now()
    if document.tries >= MOST_TRIES:
        _settle(document, progress=Progress.FAILED, error=error, leased_until=None, finished_at=now)
        return
    again_at = now + PAUSES[document.tries - 1]
    _settle(document, progress=Progress.QUEUED, error=error, leased_until=again_at)


def _settle(document: OfficialDocument, **columns: object) -> None:
    """Only the worker that still holds the lease may write the outcome."""
    OfficialDocument.objects.filter(
        pk=document.pk, progress=Progress.RUNNING, tries=document.tries
    ).update(**columns)
