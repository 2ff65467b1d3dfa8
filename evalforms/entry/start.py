"""Open a sheet, blank or with last year's texts, then fill it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from evalforms.accounts.models import Unit
from evalforms.accounts.signed_in import signed_in_user
from evalforms.client_address import client_address
from evalforms.entry.start_form import StartForm
from evalforms.rounds.models import Project, Round
from evalforms.workflow.start import StartRefused, start


@require_POST
def start_evaluation(request: HttpRequest) -> HttpResponse:
    form = StartForm(request.POST)
    if not form.is_valid():
        messages.error(request, "没有选定轮次、单位或项目，请从首页重新开始。")
        return redirect("home")
    chosen = form.cleaned_data
    round_ = get_object_or_404(Round, pk=chosen["round"])
    project = _own_project(request, chosen["project"])
    try:
        evaluation = start(
            round=round_,
            unit=project.unit if project else _own_unit(request),
            project=project,
            by=signed_in_user(request),
            carry=chosen["carry"],
            address=client_address(request),
        )
    except StartRefused as refused:
        messages.error(request, str(refused))
        return redirect("home")
    return redirect("fill", pk=evaluation.pk)


def _own_unit(request: HttpRequest) -> Unit:
    unit = signed_in_user(request).unit
    if unit is None:
        raise PermissionDenied("只有单位的填报人可以建立自评表。")
    return unit


def _own_project(request: HttpRequest, pk: int | None) -> Project | None:
    """Other units' projects do not exist for this person."""
    if pk is None:
        return None
    return get_object_or_404(Project.objects.select_related("unit"), pk=pk, unit=_own_unit(request))
