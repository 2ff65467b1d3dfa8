"""One address for every button of the way through."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from evalforms.accounts.roles import Role
from evalforms.accounts.signed_in import signed_in_user
from evalforms.client_address import client_address
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.moves import MOVES, Move
from evalforms.evaluations.permissions import get_evaluation, may
from evalforms.workflow.forms import MoveForm
from evalforms.workflow.move import MoveRefused
from evalforms.workflow.verbs import VERBS


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """GET asks once more, for browsers without scripts; POST takes the step."""
    step = _step(name)
    if request.method == "POST":
        # The verb itself refuses: it knows who was faster, and recognises a second click.
        return _take(request, get_evaluation(request, pk, "view"), step)
    evaluation = get_evaluation(request, pk, name)
    form = MoveForm(step, initial={"version": evaluation.version})
    return _confirmation(request, evaluation, step, form=form)


def _take(request: HttpRequest, evaluation: Evaluation, step: Move) -> HttpResponse:
    form = MoveForm(step, request.POST)
    if not form.is_valid():
        return _confirmation(request, evaluation, step, form=form, status=400)
    try:
        VERBS[step.name](
            evaluation,
            by=signed_in_user(request),
            address=client_address(request),
            **form.cleaned_data,
        )
    except MoveRefused as refusal:
        return _refused(request, evaluation, step, refusal=refusal, typed=form.cleaned_data)
    messages.success(request, f"“{evaluation.subject}”{step.done}")
    return redirect(_onward(request, evaluation, step))


def _onward(request: HttpRequest, evaluation: Evaluation, step: Move) -> str:
    """A reviewer goes on with the next sheet of the queue, if the page named one."""
    if step.role != Role.REVIEWER:
        return evaluation.get_absolute_url()
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if is_ours else reverse("review_queue")


def _refused(
    request: HttpRequest,
    evaluation: Evaluation,
    step: Move,
    *,
    refusal: MoveRefused,
    typed: dict[str, Any],
) -> HttpResponse:
    """The same page once more, on the version that is now stored, with the reason as typed."""
    evaluation.refresh_from_db()
    form = MoveForm(step, initial={**typed, "version": evaluation.version})
    return _confirmation(request, evaluation, step, form=form, refusal=refusal, status=409)


def _confirmation(
    request: HttpRequest,
    evaluation: Evaluation,
    step: Move,
    *,
    form: MoveForm,
    refusal: MoveRefused | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "evaluation": evaluation,
        "step": step,
        "form": form,
        "refusal": refusal,
        "verdict": may(signed_in_user(request), step.name, evaluation),
    }
    return render(request, "workflow/confirm_move.html", context, status=status)


def _step(name: str) -> Move:
    if name not in MOVES:
        raise Http404(name)
    return MOVES[name]
