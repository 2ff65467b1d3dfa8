"""核验 for anybody with the paper, and stamped scans for the unit."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evalforms.accounts.signed_in import signed_in_user
from evalforms.attachments.refused import AttachmentRefused
from evalforms.attachments.storage import read_attachment
from evalforms.client_address import client_address
from evalforms.documents.check_code import read_code
from evalforms.documents.codes import with_code
from evalforms.documents.handing_out import strangers_file
from evalforms.documents.storage import DocumentDamaged
from evalforms.evaluations.permissions import get_evaluation
from evalforms.signing.verify import NotExamined
from evalforms.verification import asked
from evalforms.verification.file_verdict import judge_file
from evalforms.verification.forms import VerificationForm
from evalforms.verification.models import ScanKind, StampedScan
from evalforms.verification.paper_facts import facts_of
from evalforms.verification.take_scan import ScanRefused, take_scan, why_not

MISTYPED = "核验码有误：应为12个字符，不含0、1、I、L、O。请对照纸面页脚逐组核对后重新输入。"
UNKNOWN = "没有这个核验码，它不是本系统签发的。"
DAMAGED = "扫描件的存档与登记的校验值不符，为安全起见不予下载，请联系管理员。"
NO_FILE = "没有收到文件，请选择盖章扫描件后重试。"
CONTENT_TYPES = {
    ScanKind.PDF: "application/pdf",
    ScanKind.JPEG: "image/jpeg",
    ScanKind.PNG: "image/png",
}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """A code leads to the page of its paper; a file is judged here and forgotten."""
    if request.method != "POST":
        return _page(request, VerificationForm())
    form = VerificationForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=400)
    file, code = form.cleaned_data["file"], form.cleaned_data["code"]
    if not file:
        known = read_code(code)
        if known:
            return redirect("verify_code", known)
        form.add_error("code", MISTYPED)
        return _page(request, form, status=400)
    if asked.asks_too_often(client_address(request), asked.FILE):
        return _too_often(request)
    try:
        verdict = judge_file(file.read(), code)
    except NotExamined as trouble:
        form.add_error("file", str(trouble))
        return _page(request, form, status=503)
    facts = facts_of(verdict.printed) if verdict.printed else None
    return _page(request, VerificationForm(), verdict=verdict, facts=facts, file_name=file.name)


@login_not_required
@never_cache
@require_safe
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code leads."""
    if asked.asks_too_often(client_address(request), asked.CODE):
        return _too_often(request)
    known = read_code(code)
    printed = with_code(known) if known else None
    if printed:
        return _page(request, VerificationForm(), facts=facts_of(printed))
    form = VerificationForm({"code": code[:60]})
    form.is_valid()
    form.add_error("code", UNKNOWN if known else MISTYPED)
    return _page(request, form, status=404)


@require_POST
def add_scan(request: HttpRequest, pk: int) -> HttpResponse:
    evaluation, user = get_evaluation(request, pk, "view"), signed_in_user(request)
    reason = why_not(user, evaluation)
    if reason:
        raise PermissionDenied(reason)
    file = request.FILES.get("file")
    if file is None:
        return _refused(request, pk, NO_FILE)
    try:
        take_scan(
            evaluation,
            file.read(),
            name=file.name or "",
            by=user,
            address=client_address(request),
        )
    except AttachmentRefused as refusal:
        return _refused(request, pk, str(refusal))
    except ScanRefused as refusal:
        if not refusal.changes:
            return _refused(request, pk, str(refusal))
        context = {"evaluation": evaluation, "refusal": refusal}
        return render(request, "verification/scan_refused.html", context, status=409)
    messages.success(request, "盖章扫描件已上传，核验码与现在的数据一致。")
    return redirect("evaluation", pk)


@require_safe
def scan(request: HttpRequest, pk: int, scan_pk: int) -> HttpResponse:
    """Always saved, never shown as a page of this site."""
    evaluation = get_evaluation(request, pk, "view")
    found = get_object_or_404(StampedScan, pk=scan_pk, snapshot__evaluation=evaluation)
    try:
        content = read_attachment(found.stored_name, sha256=found.sha256)
    except DocumentDamaged:
        return render(request, "documents/unavailable.html", {"reason": DAMAGED}, status=503)
    kind = CONTENT_TYPES[ScanKind(found.kind)]
    return strangers_file(content, name=found.name, kind=kind)


def _page(
    request: HttpRequest, form: VerificationForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    response = render(request, "verification/verify.html", {"form": form, **context}, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _too_often(request: HttpRequest) -> HttpResponse:
    response = render(request, "verification/too_often.html", status=429)
    response.headers["Retry-After"] = "60"
    return response


def _refused(request: HttpRequest, pk: int, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect("evaluation", pk)
