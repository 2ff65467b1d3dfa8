"""The sealed copy of a frozen version: rendered, signed, stored; made once and never again."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.documents.models import SealedDocument
from evalforms.documents.rendering import render_snapshot
from evalforms.documents.storage import keep, sha256_of
from evalforms.evaluations.models import Snapshot
from evalforms.signing.certificate import Certificate
from evalforms.signing.configured import configured_signer


@dataclass(frozen=True, slots=True)
class SealedCopy:
    """Stored already, but nobody's document before it is registered."""

    snapshot: Snapshot
    edition: str
    certificate: Certificate
    sealed_at: datetime
    size: int
    sha256: str
    file_name: str


def seal_copy(snapshot: Snapshot, edition: str) -> SealedCopy:
    """Takes half a second, so it belongs before a transaction, not into it.

    Raises RenderFailed, SealingFailed, and OSError where the file cannot be stored.
    """
    signer = configured_signer()
    page = render_snapshot(snapshot, edition)
    sealed_at = timezone.now()
    content = signer.sign(page, code=snapshot.printed_code.code, at=sealed_at)
    return SealedCopy(
        snapshot=snapshot,
        edition=edition,
        certificate=signer.certificate,
        sealed_at=sealed_at,
        size=len(content),
        sha256=sha256_of(content),
        file_name=keep(content),
    )


def register(copy: SealedCopy, *, by: User) -> SealedDocument:
    """From now on this is the document of that version. Raises IntegrityError for a second one."""
    return SealedDocument.objects.create(
        snapshot=copy.snapshot,
        edition=copy.edition,
        file_name=copy.file_name,
        size=copy.size,
        sha256=copy.sha256,
        certificate=copy.certificate.sha256,
        holder=copy.certificate.holder,
        is_demonstration=copy.certificate.is_demonstration,
        sealed_by=by,
        sealed_at=copy.sealed_at,
    )
