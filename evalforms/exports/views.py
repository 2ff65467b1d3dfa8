"""导出中心: order a batch, watch it, take what came of it."""

from dataclasses import asdict

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from evalforms.accounts.roles import Role
from evalforms.accounts.signed_in import signed_in_user
from evalforms.evaluations.models import Evaluation
from evalforms.exports.files import archive_of, forget_batch, forget_pages
from evalforms.exports.forms import OrderForm
from evalforms.exports.models import OPEN_STATES, Batch, BatchKind, BatchState, ItemState
from evalforms.exports.order import choice, order
from evalforms.exports.progress import progress_of, progress_of_each
from evalforms.overview.filters import units_seen_by

PER_PAGE = 20
FAILED_SHOWN = 200
READERS = (Role.ADMINISTRATOR, Role.AUDITOR)

NOTHING_FOUND = "按现在的条件没有可以处理的自评表，请调整条件。"
NO_LONGER_OPEN = "这个批次已经结束，不能取消。"
STILL_OPEN = "这个批次还没有结束，请先取消再删除。"
GONE = "压缩包已不在服务器上，请重新导出。"


@require_safe
def exports(request: HttpRequest) -> HttpResponse:
    """The order form with what it would take, and the batches so far."""
    _only(request, *READERS)
    user = signed_in_user(request)
    form = OrderForm(request.GET, units=units_seen_by(user))
    found = form.narrow(Evaluation.objects.visible_to(user))
    batches = Batch.objects.select_related("ordered_by")
    page = Paginator(batches, PER_PAGE).get_page(request.GET.get("page"))
    listed = list(page.object_list)
    context = {
        "form": form,
        "kind": BatchKind(form.chosen_kind),
        "choice": choice(form.chosen_kind, found),
        "in_words": form.in_words(),
        "batches": list(zip(listed, progress_of_each(listed), strict=True)),
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
    }
    return render(request, "exports/exports.html", context)


@require_POST
def order_batch(request: HttpRequest) -> HttpResponse:
    _only(request, Role.ADMINISTRATOR)
    user = signed_in_user(request)
    form = OrderForm(request.POST, units=units_seen_by(user))
    found = form.narrow(Evaluation.objects.visible_to(user))
    if not choice(form.chosen_kind, found).count:
        messages.error(request, NOTHING_FOUND)
        return redirect("exports")
    batch = order(form.chosen_kind, form.chosen_edition, found, chosen=form.in_words(), by=user)
    return redirect("batch", batch.pk)


@require_safe
def batch_page(request: HttpRequest, batch_pk: int) -> HttpResponse:
    _only(request, *READERS)
    batch = get_object_or_404(Batch.objects.select_related("ordered_by"), pk=batch_pk)
    failed = batch.items.filter(state=ItemState.FAILED)
    related = failed.select_related("evaluation__unit", "evaluation__project", "evaluation__round")
    context = {
        "batch": batch,
        "progress": progress_of(batch),
        "failed": related[:FAILED_SHOWN],
    }
    return render(request, "exports/batch.html", context)


@require_safe
def batch_progress(request: HttpRequest, batch_pk: int) -> JsonResponse:
    """Asked by the open page every other second."""
    _only(request, *READERS)
    return JsonResponse(asdict(progress_of(get_object_or_404(Batch, pk=batch_pk))))


@require_safe
def batch_archive(request: HttpRequest, batch_pk: int) -> HttpResponseBase:
    """In pieces, however large it is."""
    _only(request, Role.ADMINISTRATOR)
    batch = get_object_or_404(Batch, pk=batch_pk, state=BatchState.DONE)
    try:
        file = archive_of(batch).open("rb")
    except FileNotFoundError:
        messages.error(request, GONE)
        return redirect("batch", batch_pk)
    response = FileResponse(file, content_type="application/zip")
    response.headers["Content-Disposition"] = content_disposition_header(True, _name(batch)) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
def cancel_batch(request: HttpRequest, batch_pk: int) -> HttpResponse:
    """What is at hand is finished, nothing more is begun."""
    _only(request, Role.ADMINISTRATOR)
    batch = get_object_or_404(Batch, pk=batch_pk)
    cancelled = Batch.objects.filter(pk=batch_pk, state__in=OPEN_STATES).update(
        state=BatchState.CANCELLED, leased_until=None, finished_at=timezone.now()
    )
    if cancelled:
        forget_pages(batch)
        messages.success(request, "批次已取消，已经处理完的自评表不受影响。")
    else:
        messages.error(request, NO_LONGER_OPEN)
    return redirect("batch", batch_pk)


@require_POST
def remove_batch(request: HttpRequest, batch_pk: int) -> HttpResponse:
    """File and rows; the sealed documents stay."""
    _only(request, Role.ADMINISTRATOR)
    batch = get_object_or_404(Batch, pk=batch_pk)
    if batch.state in OPEN_STATES:
        messages.error(request, STILL_OPEN)
        return redirect("batch", batch_pk)
    forget_batch(batch)
    batch.delete()
    messages.success(request, "批次已删除，签章文件不受影响。")
    return redirect("exports")


def _name(batch: Batch) -> str:
    """PDF打包-20261124-1530-30份.zip"""
    when = timezone.localtime(batch.ordered_at)
    count = batch.items.filter(state=ItemState.DONE).count()
    public = "-公开版" if batch.edition == "public" else ""
    return f"{batch.get_kind_display()}{public}-{when:%Y%m%d-%H%M}-{count}份.zip"


def _only(request: HttpRequest, *roles: Role) -> None:
    if signed_in_user(request).role not in roles:
        names = "、".join(role.label for role in roles)
        raise PermissionDenied(f"只有{names}可以使用导出中心的这项功能。")
