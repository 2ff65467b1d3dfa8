"""What is done with one sheet of a batch: sealed, or its PDF made ready for the packing."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from evalforms.documents.models import Edition, SealedDocument
from evalforms.documents.rendering import render_snapshot
from evalforms.documents.sealing import register, seal_copy
from evalforms.documents.storage import read_kept
from evalforms.evaluations.models import Evaluation, Occasion, Snapshot
from evalforms.evaluations.snapshot import last_snapshot
from evalforms.evaluations.states import PASSED, State
from evalforms.exports.files import keep_page
from evalforms.exports.models import BatchItem, BatchKind
from evalforms.workflow.move import MoveRefused
from evalforms.workflow.seal import seal

NO_LONGER_PASSED = "下单后已被重新打开，没有处理。"
OTHER_VERSION = "下单后已有新的版本，没有处理，请重新下单。"
NO_MORE_ADMINISTRATOR = "下单的管理员已无签章权限，没有处理。"


class ItemFailed(Exception):
    """This sheet cannot be done; the message is the reason for the person who ordered."""


def do(item: BatchItem) -> SealedDocument | None:
    """The stored document of the sheet; None where a page was made for this batch alone.

    Raises ItemFailed, RenderFailed, SealingFailed, DocumentDamaged, OSError. Repeating is harmless.
    """
    evaluation = Evaluation.objects.with_names().get(pk=item.evaluation_id)
    if evaluation.state not in PASSED:
        raise ItemFailed(NO_LONGER_PASSED)
    if item.batch.kind == BatchKind.SEAL:
        return _sealed(item, evaluation)
    snapshot = last_snapshot(evaluation, Occasion.APPROVE)
    document = _document(item, evaluation, snapshot)
    if document:
        read_kept(document.file_name, sha256=document.sha256)
    elif snapshot.version != item.version:
        raise ItemFailed(OTHER_VERSION)
    else:
        keep_page(item, render_snapshot(snapshot, item.batch.edition))
    return document


def _sealed(item: BatchItem, evaluation: Evaluation) -> SealedDocument | None:
    """Already sealed counts as done: by another worker, or by hand in the meantime.

    What was reopened and approved again is another version than the one that was ordered.
    """
    if evaluation.state != State.SEALED:
        try:
            seal(evaluation, by=item.batch.ordered_by, version=item.version)
        except MoveRefused as refusal:
            raise ItemFailed(refusal.sentence) from refusal
        except PermissionDenied as refusal:
            raise ItemFailed(NO_MORE_ADMINISTRATOR) from refusal
    return _kept(last_snapshot(evaluation, Occasion.APPROVE), Edition.OFFICIAL)


def _document(item: BatchItem, evaluation: Evaluation, snapshot: Snapshot) -> SealedDocument | None:
    """A public copy of a sealed sheet is sealed, too, the first time it is exported."""
    edition = item.batch.edition
    kept = _kept(snapshot, edition)
    if kept or edition == Edition.OFFICIAL or evaluation.state != State.SEALED:
        return kept
    copy = seal_copy(snapshot, edition)
    try:
        with transaction.atomic():
            return register(copy, by=item.batch.ordered_by)
    except IntegrityError:  # another batch was faster; its document stands
        return _kept(snapshot, edition)


def _kept(snapshot: Snapshot, edition: str) -> SealedDocument | None:
    return SealedDocument.objects.filter(snapshot=snapshot, edition=edition).first()
