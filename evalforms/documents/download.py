"""The PDF that a person may have of an evaluation now."""

import logging
import re

from evalforms.accounts.models import User
from evalforms.documents.edition import Edition
from evalforms.documents.models import OfficialDocument, Progress
from evalforms.documents.page import page_html
from evalforms.documents.renderer import render_in_child
from evalforms.documents.rendering import render_snapshot
from evalforms.documents.storage import DocumentDamaged, read_kept, sha256_of
from evalforms.evaluations.content import snapshot_for
from evalforms.evaluations.models import Evaluation, Kind, Snapshot
from evalforms.evaluations.sheet import sheet_of
from evalforms.evaluations.states import State

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
MOST_CHARACTERS = 60  # of the subject; some systems take no longer names

log = logging.getLogger(__name__)


def pdf_for(user: User, evaluation: Evaluation) -> bytes:
    """Official once approved, a draft with watermark before.

    Raises RenderFailed, and DocumentDamaged where the kept file cannot be made again either.
    """
    snapshot = snapshot_for(user, evaluation)
    if snapshot and evaluation.state == State.APPROVED:
        return _official(snapshot)
    if snapshot:
        return render_snapshot(snapshot, Edition.DRAFT)
    framework = evaluation.framework.definition
    return render_in_child(page_html(sheet_of(evaluation), framework, edition=Edition.DRAFT))


def file_name(evaluation: Evaluation, *, what: str = "绩效自评表") -> str:
    """2020年度-202-企业技术创新奖励补助-绩效自评表.pdf"""
    subject = "部门整体支出" if evaluation.kind == Kind.DEPARTMENT else evaluation.subject
    subject = _NOT_IN_FILE_NAMES.sub(" ", subject).strip()[:MOST_CHARACTERS]
    draft = "" if evaluation.state == State.APPROVED else "-草稿"
    return f"{evaluation.round.year}年度-{evaluation.unit.code}-{subject}-{what}{draft}.pdf"


def _official(snapshot: Snapshot) -> bytes:
    """The kept file; made on the spot where the worker has not come to it yet."""
    documents = OfficialDocument.objects.filter(snapshot=snapshot, edition=Edition.OFFICIAL)
    document = documents.filter(progress=Progress.DONE).first()
    if document is None:
        return render_snapshot(snapshot)
    try:
        return read_kept(document.file_name, sha256=document.sha256)
    except DocumentDamaged:
        log.exception("document %s is not what was registered", document.pk)
    return _made_again(document)


def _made_again(document: OfficialDocument) -> bytes:
    content = render_snapshot(document.snapshot)
    if sha256_of(content) != document.sha256:
        raise DocumentDamaged(document.file_name)
    return content
