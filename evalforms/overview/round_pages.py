"""轮次与单位: who must file what until when, who has not, and who may file later."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evalforms.accounts.roles import Role
from evalforms.accounts.signed_in import signed_in_user
from evalforms.overview.progress import progress_of
from evalforms.overview.round_matrix import UnitRow, round_matrix
from evalforms.rounds.forms import ExtensionForm, RoundForm
from evalforms.rounds.models import Extension, Round

UNITS_PER_PAGE = 40
READERS = (Role.ADMINISTRATOR, Role.AUDITOR)


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    _only(request, *READERS)
    found = [(round, progress_of(round)) for round in Round.objects.select_related("framework")]
    return render(request, "rounds/rounds.html", {"rounds": found})


@require_safe
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    _only(request, *READERS)
    return _round_page(request, get_object_or_404(Round, pk=pk))


@require_http_methods(["GET", "POST"])
def new_round(request: HttpRequest) -> HttpResponse:
    _only(request, Role.ADMINISTRATOR)
    form = RoundForm(request.POST or None)
    if form.is_valid():
        round = form.save()
        messages.success(request, f"已建立“{round.title}”，到开始时间后单位即可填报。")
        return redirect("round", round.pk)
    return render(request, "rounds/edit.html", {"form": form})


@require_http_methods(["GET", "POST"])
def edit_round(request: HttpRequest, pk: int) -> HttpResponse:
    _only(request, Role.ADMINISTRATOR)
    round = get_object_or_404(Round, pk=pk)
    form = RoundForm(request.POST or None, instance=round)
    if form.is_valid():
        form.save()
        messages.success(request, f"已保存“{round.title}”。")
        return redirect("round", pk)
    return render(request, "rounds/edit.html", {"form": form, "round": round})


@require_POST
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    _only(request, Role.ADMINISTRATOR)
    round = get_object_or_404(Round, pk=pk)
    form = ExtensionForm(request.POST, round=round)
    if not form.is_valid():
        return _round_page(request, round, form=form, status=400)
    messages.success(request, f"已延期：{form.save()}。")
    return redirect("round", pk)


@require_POST
def take_back_extension(request: HttpRequest, pk: int, extension_pk: int) -> HttpResponse:
    _only(request, Role.ADMINISTRATOR)
    extension = get_object_or_404(Extension, pk=extension_pk, round=pk)
    extension.delete()
    messages.success(request, f"已取消{extension.unit.name}的延期，按本轮截止时间执行。")
    return redirect("round", pk)


def _round_page(
    request: HttpRequest, round: Round, *, form: ExtensionForm | None = None, status: int = 200
) -> HttpResponse:
    rows = round_matrix(round)
    only, words = request.GET.get("only", ""), request.GET.get("q", "")
    page = Paginator(_narrowed(rows, only, words), UNITS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "round": round,
        "progress": progress_of(round),
        "units": len(rows),
        "unfiled": sum(1 for row in rows if row.unfiled),
        "only": only,
        "q": words,
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "extensions": round.extensions.select_related("unit").order_by("due_at", "unit__path"),
        "extension_form": form or ExtensionForm(round=round),
    }
    return render(request, "rounds/round.html", context, status=status)


def _narrowed(rows: list[UnitRow], only: str, words: str) -> list[UnitRow]:
    if only == "unfiled":
        rows = [row for row in rows if row.unfiled]
    return [row for row in rows if all(word in str(row.unit) for word in words.split())]


def _only(request: HttpRequest, *roles: Role) -> None:
    if Role(signed_in_user(request).role) not in roles:
        names = "、".join(role.label for role in roles)
        raise PermissionDenied(f"这一页只供{names}使用。")
