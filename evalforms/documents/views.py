"""Handing out PDFs."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evalforms.accounts.signed_in import signed_in_user
from evalforms.documents.appendix import appendix_for
from evalforms.documents.download import file_name, pdf_for
from evalforms.documents.edition import Edition
from evalforms.documents.handing_out import handed_out
from evalforms.documents.models import SealedDocument
from evalforms.documents.renderer import RenderFailed
from evalforms.documents.storage import DocumentDamaged, read_kept
from evalforms.evaluations.permissions import get_evaluation

PDF = "application/pdf"
DAMAGED = "正式文件的存档与登记的校验值不符，为安全起见不予下载，请联系管理员从备份恢复。"

log = logging.getLogger(__name__)


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """?inline=1 shows it in the browser instead of saving it; ?appendix=1 is what belongs to it;
    ?edition=public is the copy for publication."""
    evaluation = get_evaluation(request, pk, "download")
    is_appendix = "appendix" in request.GET
    edition = Edition.PUBLIC if request.GET.get("edition") == Edition.PUBLIC else Edition.OFFICIAL
    user = signed_in_user(request)
    try:
        content = (
            appendix_for(user, evaluation) if is_appendix else pdf_for(user, evaluation, edition)
        )
    except RenderFailed as failure:
        return _unavailable(request, str(failure))
    except DocumentDamaged:
        log.exception("the document of evaluation %s is not what was registered", pk)
        return _unavailable(request, DAMAGED)
    what = "附录" if is_appendix else "绩效自评表"
    name = file_name(evaluation, what=what, edition=edition)
    return handed_out(content, name=name, kind=PDF, inline="inline" in request.GET)


@require_safe
def sealed_document(request: HttpRequest, pk: int, document_pk: int) -> HttpResponse:
    """As it was stored, also where the sheet was reopened since."""
    evaluation = get_evaluation(request, pk, "download")
    document = get_object_or_404(SealedDocument, pk=document_pk, snapshot__evaluation=evaluation)
    try:
        content = read_kept(document.file_name, sha256=document.sha256)
    except DocumentDamaged:
        log.exception("the document of evaluation %s is not what was registered", pk)
        return _unavailable(request, DAMAGED)
    name = file_name(evaluation, what=f"绩效自评表-版本{document.snapshot.version}")
    return handed_out(content, name=name, kind=PDF)


def _unavailable(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "documents/unavailable.html", {"reason": reason}, status=503)
