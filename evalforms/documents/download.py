"""The PDF that a person may have of an evaluation now."""

import re

from evalforms.accounts.models import User
from evalforms.documents.edition import Edition
from evalforms.documents.models import SealedDocument
from evalforms.documents.page import page_html
from evalforms.documents.renderer import render_in_child
from evalforms.documents.rendering import render_snapshot
from evalforms.documents.storage import read_kept
from evalforms.evaluations.content import snapshot_for
from evalforms.evaluations.models import Evaluation, Kind
from evalforms.evaluations.sheet import sheet_of
from evalforms.evaluations.states import PASSED

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
MOST_CHARACTERS = 60  # of the subject; some systems take no longer names


def pdf_for(user: User, evaluation: Evaluation, edition: str = Edition.OFFICIAL) -> bytes:
    """The sealed file where there is one, the official page once approved, a draft before.

    Raises RenderFailed, and DocumentDamaged where the stored file is not what was registered: a
    signature cannot be made again, so the file has to come from the backup.
    """
    snapshot = snapshot_for(user, evaluation)
    if snapshot is None:
        framework = evaluation.framework.definition
        return render_in_child(page_html(sheet_of(evaluation), framework, edition=Edition.DRAFT))
    if evaluation.state not in PASSED:
        return render_snapshot(snapshot, Edition.DRAFT)
    sealed = SealedDocument.objects.filter(snapshot=snapshot, edition=edition).first()
    if sealed:
        return read_kept(sealed.file_name, sha256=sealed.sha256)
    return render_snapshot(snapshot, edition)


def file_name(
    evaluation: Evaluation, *, what: str = "绩效自评表", edition: str = Edition.OFFICIAL
) -> str:
    """2020年度-202-企业技术创新奖励补助-绩效自评表.pdf"""
    subject = "部门整体支出" if evaluation.kind == Kind.DEPARTMENT else evaluation.subject
    subject = _NOT_IN_FILE_NAMES.sub(" ", subject).strip()[:MOST_CHARACTERS]
    ending = _ending(evaluation, edition)
    return f"{evaluation.round.year}年度-{evaluation.unit.code}-{subject}-{what}{ending}.pdf"


def _ending(evaluation: Evaluation, edition: str) -> str:
    if evaluation.state not in PASSED:
        return "-草稿"
    return "-公开版" if edition == Edition.PUBLIC else ""
