"""Take an attachment off a sheet that is still in the filler's hands."""

from django.db import transaction
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.attachments.storage import forget_attachment
from evalforms.audit.record import record
from evalforms.evaluations.models import Attachment
from evalforms.evaluations.writing import locked, next_version


@transaction.atomic
def detach(pk: int, attachment_pk: int, *, by: User, address: str | None = None) -> None:
    """The bytes go too, unless a snapshot lists them: what was handed in can always be shown.

    Repeating is harmless. Raises NotEditable, Attachment.DoesNotExist.
    """
    evaluation = locked(pk)
    attachment = evaluation.attachments.get(pk=attachment_pk)
    if attachment.removed_at:
        return
    attachment.removed_at = timezone.now()
    attachment.save(update_fields=["removed_at"])
    next_version(evaluation, at=attachment.removed_at)
    record(evaluation, "detach", actor=by, reason=attachment.name, address=address)
    if not _is_frozen(attachment):
        transaction.on_commit(lambda: forget_attachment(attachment.stored_name))


def _is_frozen(attachment: Attachment) -> bool:
    snapshots = attachment.evaluation.snapshots
    return snapshots.filter(taken_at__gte=attachment.uploaded_at).exists()
