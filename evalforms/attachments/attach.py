"""Take a file in as evidence: checked, stored, registered, and written into the trail."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.attachments.content_kind import content_kind
from evalforms.attachments.file_names import clean_name
from evalforms.attachments.refused import AttachmentRefused, AttachmentTooLarge
from evalforms.attachments.storage import forget_attachment, keep_attachment
from evalforms.audit.record import record
from evalforms.documents.storage import sha256_of
from evalforms.evaluations.models import Attachment, Evaluation
from evalforms.evaluations.places import place_labels
from evalforms.evaluations.writing import locked, next_version

MEGABYTE = 1024 * 1024


def attach(
    pk: int, content: bytes, *, name: str, place: str, by: User, address: str | None = None
) -> Attachment:
    """The same file at the same place a second time changes nothing.

    Raises AttachmentRefused, NotEditable.
    """
    refuse_too_large(len(content))
    kind = content_kind(content)
    attachment = Attachment(
        place=place,
        name=clean_name(name, kind),
        kind=kind,
        size=len(content),
        sha256=sha256_of(content),
        stored_name=keep_attachment(content),
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )
    try:
        registered = _register(pk, attachment, address=address)
    except BaseException:
        forget_attachment(attachment.stored_name)
        raise
    if registered.stored_name != attachment.stored_name:
        forget_attachment(attachment.stored_name)
    return registered


def refuse_too_large(size: int) -> None:
    """Raises AttachmentTooLarge."""
    most = settings.ATTACHMENT_MAX_BYTES
    if size > most:
        raise AttachmentTooLarge(
            f"文件{size / MEGABYTE:.1f}MB，超过每个文件{most // MEGABYTE}MB的上限，请压缩后重试。"
        )


@transaction.atomic
def _register(pk: int, attachment: Attachment, *, address: str | None) -> Attachment:
    evaluation = locked(pk)
    here = list(evaluation.attachments.filter(removed_at=None))
    for other in here:
        if (other.sha256, other.place) == (attachment.sha256, attachment.place):
            return other
    _refuse_place(evaluation, attachment.place)
    _refuse_too_many(here, attachment)
    attachment.evaluation = evaluation
    attachment.save(force_insert=True)
    next_version(evaluation, at=attachment.uploaded_at)
    by = attachment.uploaded_by
    record(evaluation, "attach", actor=by, reason=attachment.name, address=address)
    return attachment


def _refuse_place(evaluation: Evaluation, place: str) -> None:
    if place and place not in place_labels(evaluation):
        raise AttachmentRefused("附件所属的行已不存在，没有上传。请刷新页面后重新选择。")


def _refuse_too_many(here: list[Attachment], new: Attachment) -> None:
    most, most_bytes = settings.ATTACHMENTS_MAX_COUNT, settings.ATTACHMENTS_MAX_BYTES
    if len(here) >= most:
        raise AttachmentRefused(f"每份自评表最多{most}个附件，请先移除不需要的附件。")
    if sum(other.size for other in here) + new.size > most_bytes:
        raise AttachmentTooLarge(
            f"每份自评表的附件合计最多{most_bytes // MEGABYTE}MB，请压缩或移除其他附件后再试。"
        )
