"""One archive of all sheets of a batch: written beside its name, then put in place whole."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

from django.db.models import F, Q
from django.utils import timezone

from evalforms.documents.storage import DocumentDamaged, sha256_of
from evalforms.evaluations.models import Occasion, Snapshot
from evalforms.exports.archive import Archive
from evalforms.exports.entries import entries_of
from evalforms.exports.files import archive_of, forget_pages
from evalforms.exports.models import Batch, BatchItem, BatchState, ItemState
from evalforms.exports.places import Places
from evalforms.exports.summary import Line, line_of, write_summary

LEASE = timedelta(minutes=3)
RENEWED_EVERY = 100  # sheets
MOST_TRIES = 3
READ_AT_ONCE = 200  # rows
PIECE = 1024 * 1024  # bytes

PACKER_DIED = "打包程序多次意外中断，请联系管理员检查服务器内存和磁盘后重新导出。"
DAMAGED = "文件的存档与登记的校验值不符，没有放入压缩包，请联系管理员从备份恢复。"


class NoLongerOurs(Exception):
    """The batch was cancelled, or another worker took the packing over."""


def claim_packing() -> Batch | None:
    now = timezone.now()
    _give_up_on_the_hopeless()
    for batch in Batch.objects.filter(_waits(), state=BatchState.PACKING).order_by("ordered_at"):
        leased = Batch.objects.filter(_waits(), pk=batch.pk, tries=batch.tries).update(
            leased_until=now + LEASE, tries=F("tries") + 1
        )
        if leased:
            batch.refresh_from_db()
            return batch
    return None


def pack(batch: Batch) -> None:
    """Raises OSError where the disk takes no more; then nothing is left behind."""
    path = archive_of(batch)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for rest in path.parent.glob("*.part"):
        rest.unlink(missing_ok=True)  # of a packing that died
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        _write(batch, Path(part))
        _finish(batch, Path(part), path)
    except NoLongerOurs:
        return
    finally:  # its own only: whoever took the packing over has parts of his own by now
        Path(part).unlink(missing_ok=True)
        _book_of(Path(part)).unlink(missing_ok=True)


def _book_of(part: Path) -> Path:
    return part.with_suffix(".book.part")


def _write(batch: Batch, part: Path) -> None:
    book = _book_of(part)
    with part.open("wb") as file:
        with ZipFile(file, "w", allowZip64=True) as zipped:
            archive = Archive(zipped)
            lines = list(_packed(batch, archive))
            write_summary(book, lines, _items(batch, ItemState.FAILED))
            archive.add("汇总表.xlsx", book.read_bytes())
            archive.add_manifest()
        file.flush()
        os.fsync(file.fileno())


def _packed(batch: Batch, archive: Archive) -> Iterator[Line]:
    """Every sheet as it goes in; one whose file is damaged stays out, with its reason."""
    places = Places()
    for number, item in enumerate(_items(batch, ItemState.DONE)):
        if number % RENEWED_EVERY == 0:
            _renew(batch)
        snapshot = _printed(item)
        place = places.of(item.evaluation, batch.edition)
        try:
            contents = list(entries_of(item, snapshot, place, places))
        except (DocumentDamaged, FileNotFoundError):
            BatchItem.objects.filter(pk=item.pk).update(state=ItemState.FAILED, error=DAMAGED)
            continue
        for name, content in contents:
            archive.add(name, content)
        yield line_of(item, snapshot, place=place, sha256=sha256_of(contents[0][1]))


def _printed(item: BatchItem) -> Snapshot:
    """The version whose PDF goes in: sealed, or the one that stood when it was ordered."""
    if item.document:
        return item.document.snapshot
    return item.evaluation.snapshots.get(occasion=Occasion.APPROVE, version=item.version)


def _items(batch: Batch, state: str) -> Iterator[BatchItem]:
    found = (
        batch.items.filter(state=state)
        .order_by("position")
        .select_related(
            "batch",
            "document__snapshot__printed_code",
            "evaluation__unit",
            "evaluation__round",
            "evaluation__project",
            "evaluation__framework",
        )
    )
    yield from found.iterator(chunk_size=READ_AT_ONCE)


def _renew(batch: Batch) -> None:
    held = Batch.objects.filter(pk=batch.pk, state=BatchState.PACKING, tries=batch.tries)
    if not held.update(leased_until=timezone.now() + LEASE):
        raise NoLongerOurs


def _finish(batch: Batch, part: Path, path: Path) -> None:
    sha256, size = _digest(part)
    _renew(batch)
    os.replace(part, path)
    held = Batch.objects.filter(pk=batch.pk, state=BatchState.PACKING, tries=batch.tries)
    done = held.update(
        state=BatchState.DONE,
        file_name=f"{batch.pk}/{path.name}",
        sha256=sha256,
        size=size,
        leased_until=None,
        finished_at=timezone.now(),
    )
    if done:
        forget_pages(batch)
    else:
        path.unlink(missing_ok=True)


def _digest(path: Path) -> tuple[str, int]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest(), path.stat().st_size


def _waits() -> Q:
    now = timezone.now()
    return (Q(leased_until=None) | Q(leased_until__lt=now)) & Q(tries__lt=MOST_TRIES)


def _give_up_on_the_hopeless() -> None:
    now = timezone.now()
    Batch.objects.filter(
        state=BatchState.PACKING, leased_until__lt=now, tries__gte=MOST_TRIES
    ).update(state=BatchState.FAILED, error=PACKER_DIED, leased_until=None, finished_at=now)
