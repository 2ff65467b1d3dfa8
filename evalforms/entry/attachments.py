"""Files chosen on the page on which a sheet is filled in: taken in, and taken off again."""

from typing import Any

from django.http import Http404, HttpRequest

from evalforms.accounts.signed_in import signed_in_user
from evalforms.attachments.attach import attach, refuse_too_large
from evalforms.attachments.detach import detach
from evalforms.attachments.refused import AttachmentRefused
from evalforms.client_address import client_address
from evalforms.entry.answer import answer_of
from evalforms.entry.in_json import in_json
from evalforms.entry.sent_json import BadRequest
from evalforms.evaluations.current import current
from evalforms.evaluations.models import Attachment
from evalforms.evaluations.permissions import get_evaluation


@in_json("POST")
def add_attachment(request: HttpRequest, pk: int) -> dict[str, Any]:
    get_evaluation(request, pk, "fill")
    since = _version(request)
    file = request.FILES.get("file")
    if file is None:
        raise AttachmentRefused("没有收到文件，请重新选择。")
    refuse_too_large(file.size or 0)
    attach(
        pk,
        file.read(),
        name=file.name or "",
        place=request.POST.get("place", ""),
        by=signed_in_user(request),
        address=client_address(request),
    )
    return answer_of(request, current(pk), since=since)


@in_json("POST")
def remove_attachment(request: HttpRequest, pk: int, attachment_pk: int) -> dict[str, Any]:
    get_evaluation(request, pk, "fill")
    since = _version(request)
    try:
        detach(pk, attachment_pk, by=signed_in_user(request), address=client_address(request))
    except Attachment.DoesNotExist:
        raise Http404 from None
    return answer_of(request, current(pk), since=since)


def _version(request: HttpRequest) -> int:
    """The page's, so that it is told what others changed since."""
    sent = request.POST.get("version", "")
    if not (sent.isascii() and sent.isdigit() and len(sent) < 10):
        raise BadRequest("缺少版本号，没有保存。请刷新页面后重试。")
    return int(sent)
