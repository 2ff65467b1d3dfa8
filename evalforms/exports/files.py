"""Where batches lie: below EXPORT_ROOT, one folder each, for the owner only."""

import shutil
from pathlib import Path

from django.conf import settings

from evalforms.documents.storage import write_whole
from evalforms.exports.models import Batch, BatchItem


def folder_of(batch: Batch) -> Path:
    return Path(settings.EXPORT_ROOT) / str(batch.pk)


def archive_of(batch: Batch) -> Path:
    return folder_of(batch) / "batch.zip"


def page_of(item: BatchItem) -> Path:
    """A PDF made for this batch alone, because the sheet is not sealed yet."""
    return folder_of(item.batch) / f"{item.pk}.pdf"


def keep_page(item: BatchItem, content: bytes) -> None:
    path = page_of(item)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, content)


def forget_pages(batch: Batch) -> None:
    """What was made for the packing and is packed now, or never will be."""
    for path in folder_of(batch).glob("*.pdf"):
        path.unlink(missing_ok=True)


def forget_batch(batch: Batch) -> None:
    shutil.rmtree(folder_of(batch), ignore_errors=True)
