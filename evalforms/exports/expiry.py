"""Archives are copies: after a month they go, the sealed documents in them stay."""

from datetime import timedelta

from django.utils import timezone

from evalforms.exports.files import forget_batch
from evalforms.exports.models import Batch

KEPT = timedelta(days=30)


def forget_old_archives() -> int:
    """Remove the files of batches that ended longer ago; returns of how many.

    The batch stays on record with size and digest, so that a copy can still be compared.
    """
    old = Batch.objects.filter(finished_at__lt=timezone.now() - KEPT).exclude(file_name="")
    batches = list(old)
    for batch in batches:
        forget_batch(batch)
        Batch.objects.filter(pk=batch.pk).update(file_name="")
    return len(batches)
