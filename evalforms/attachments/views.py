"""Handing out one attachment: always saved, never shown as a page of this site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evalforms.accounts.signed_in import signed_in_user
from evalforms.attachments.storage import read_attachment
from evalforms.documents.handing_out import strangers_file
from evalforms.documents.storage import DocumentDamaged
from evalforms.evaluations.content import attached_for
from evalforms.evaluations.models import Attachment, ContentKind
from evalforms.evaluations.permissions import get_evaluation

DAMAGED = "附件的存档与登记的校验值不符，为安全起见不予下载，请联系管理员。"
CONTENT_TYPES = {
    ContentKind.PDF: "application/pdf",
    ContentKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ContentKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ContentKind.JPEG: "image/jpeg",
    ContentKind.PNG: "image/png",
}


@require_safe
def attachment(request: HttpRequest, pk: int, attachment_pk: int) -> HttpResponse:
    """Only what the person's own list shows; anything else does not exist."""
    evaluation = get_evaluation(request, pk, "view")
    listed = {item.id for item in attached_for(signed_in_user(request), evaluation)}
    if attachment_pk not in listed:
        raise Http404
    found = Attachment.objects.get(pk=attachment_pk)
    try:
        content = read_attachment(found.stored_name, sha256=found.sha256)
    except DocumentDamaged:
        return render(request, "documents/unavailable.html", {"reason": DAMAGED}, status=503)
    kind = CONTENT_TYPES[ContentKind(found.kind)]
    return strangers_file(content, name=found.name, kind=kind)
