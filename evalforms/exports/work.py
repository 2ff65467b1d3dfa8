"""What the worker does next: a sheet of a batch, or the packing of one whose sheets are done."""

import logging

from django.utils import timezone

from evalforms.documents.renderer import RenderFailed
from evalforms.documents.storage import DocumentDamaged
from evalforms.exports.item_work import ItemFailed, do
from evalforms.exports.leases import claim, fail, finish, unfinished
from evalforms.exports.models import Batch, BatchItem, BatchKind, BatchState
from evalforms.exports.packing import DAMAGED, claim_packing, pack
from evalforms.signing.signer import SealingFailed

NOT_STORED = "无法写入存储目录，请联系管理员检查磁盘空间和权限后重新导出。"
NOT_DONE = "处理时发生意外错误，已记入日志，请联系管理员。"

log = logging.getLogger(__name__)


def work_once() -> bool:
    """Do one piece of waiting work. False where none is waiting."""
    item = claim()
    if item:
        _do(item)
        close_if_finished(item.batch)
        return True
    for batch in Batch.objects.filter(state__in=(BatchState.WAITING, BatchState.RUNNING)):
        close_if_finished(batch)  # all stored already, or who did the last sheet died right after
    packing = claim_packing()
    if packing is None:
        return False
    _pack(packing)
    return True


def close_if_finished(batch: Batch) -> None:
    """The next stage begins once, whoever notices first."""
    if unfinished(batch):
        return
    states = (BatchState.WAITING, BatchState.RUNNING)
    running = Batch.objects.filter(pk=batch.pk, state__in=states)
    if batch.kind == BatchKind.SEAL:
        running.update(state=BatchState.DONE, finished_at=timezone.now())
    else:
        running.update(state=BatchState.PACKING, leased_until=None, tries=0)


def _do(item: BatchItem) -> None:
    try:
        finish(item, document=do(item))
    except (ItemFailed, RenderFailed, SealingFailed) as reason:
        fail(item, str(reason))
    except DocumentDamaged:
        fail(item, DAMAGED)
    except OSError:
        log.exception("item %s could not be stored", item.pk)
        fail(item, NOT_STORED)
    except Exception:
        log.exception("item %s could not be done", item.pk)
        fail(item, NOT_DONE)


def _pack(batch: Batch) -> None:
    try:
        pack(batch)
    except OSError:
        log.exception("batch %s could not be packed", batch.pk)
        _fail(batch, NOT_STORED)
    except Exception:
        log.exception("batch %s could not be packed", batch.pk)
        _fail(batch, NOT_DONE)


def _fail(batch: Batch, reason: str) -> None:
    held = Batch.objects.filter(pk=batch.pk, state=BatchState.PACKING, tries=batch.tries)
    held.update(
        state=BatchState.FAILED, error=reason, leased_until=None, finished_at=timezone.now()
    )
