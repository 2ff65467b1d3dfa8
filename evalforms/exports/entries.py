"""What goes into the archive for one sheet: its PDF and, in an archive package, all that belongs
to it."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.utils import timezone

from evalforms.attachments.storage import read_attachment
from evalforms.audit.timeline import timeline
from evalforms.documents.storage import read_kept
from evalforms.evaluations.attached import attached_in
from evalforms.evaluations.models import Attachment, Evaluation, Snapshot
from evalforms.exports.files import page_of
from evalforms.exports.models import BatchItem, BatchKind
from evalforms.exports.places import Places
from evalforms.verification.models import StampedScan

BOM = "\ufeff"  # without it spreadsheets take the Hanzi for something else
Entry = tuple[str, bytes]


def entries_of(item: BatchItem, snapshot: Snapshot, place: str, places: Places) -> Iterator[Entry]:
    """Path and content, the PDF first. Raises DocumentDamaged and OSError."""
    yield place, pdf_of(item)
    if item.batch.kind == BatchKind.ARCHIVE:
        folder = f"{place.removesuffix('.pdf')}-附属材料"
        yield f"{folder}/自评表数据.json", snapshot.sheet.encode()
        yield f"{folder}/办理过程.csv", _history(item.evaluation)
        yield from _attachments(snapshot, folder, places)
        yield from _scans(item.evaluation, folder, places)


def pdf_of(item: BatchItem) -> bytes:
    if item.document:
        return read_kept(item.document.file_name, sha256=item.document.sha256)
    return page_of(item).read_bytes()


def _history(evaluation: Evaluation) -> bytes:
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(["时间", "办理", "办理人", "角色", "状态", "说明"])
    for day in reversed(timeline(evaluation)):
        for entry in reversed(day.entries):
            when = timezone.localtime(entry.when).strftime("%Y-%m-%d %H:%M:%S")
            said = as_text(entry.reason)
            rows.writerow([when, entry.label, entry.who, entry.role, entry.state, said])
    return (BOM + text.getvalue()).encode()


def as_text(typed: str) -> str:
    """What people typed never becomes a formula of the spreadsheet that opens it."""
    return f"'{typed}" if typed.startswith(("=", "+", "-", "@", "\t", "\r")) else typed


def _attachments(snapshot: Snapshot, folder: str, places: Places) -> Iterator[Entry]:
    for listed in attached_in(snapshot):
        kept = Attachment.objects.get(pk=listed.id)
        name, _, ending = listed.name.rpartition(".")
        place = places.free(f"{folder}/附件/{name or ending}", f".{ending}")
        yield place, read_attachment(kept.stored_name, sha256=kept.sha256)


def _scans(evaluation: Evaluation, folder: str, places: Places) -> Iterator[Entry]:
    for scan in StampedScan.objects.filter(snapshot__evaluation=evaluation).order_by("pk"):
        name = scan.name.rpartition(".")[0]
        place = places.free(f"{folder}/盖章扫描件/{name}", f".{scan.kind}")
        yield place, read_attachment(scan.stored_name, sha256=scan.sha256)
