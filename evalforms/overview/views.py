"""Home, list and the page of one evaluation."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evalforms.accounts.models import User
from evalforms.accounts.roles import Role
from evalforms.accounts.signed_in import signed_in_user
from evalforms.audit.timeline import timeline
from evalforms.documents.sealed_documents import sealed_documents
from evalforms.evaluations.actions import actions_of, waits_for
from evalforms.evaluations.content import attached_for, content_for
from evalforms.evaluations.due import with_due
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.permissions import get_evaluation, may
from evalforms.evaluations.project_forms import project_forms
from evalforms.evaluations.states import State
from evalforms.overview.filters import EvaluationFilter, in_state, units_seen_by
from evalforms.overview.latest import latest_events
from evalforms.overview.obligations import current_rounds, not_started
from evalforms.overview.ordering import headings, ordered
from evalforms.overview.progress import progress_of
from evalforms.overview.round_matrix import unfiled_units
from evalforms.overview.state_tabs import state_tabs
from evalforms.overview.tasks import handed_on_by, waiting_for

PER_PAGE = 25
ON_HOME = 30
LATEST = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    user = signed_in_user(request)
    if Role(user.role) in (Role.ADMINISTRATOR, Role.AUDITOR):
        return render(request, "overview/home_overseer.html", _seen_from_above(user))
    return render(request, "overview/home.html", _on_the_desk(user))


def _on_the_desk(user: User) -> dict[str, Any]:
    waiting = waiting_for(user)
    return {
        "waiting": waiting[:ON_HOME],
        "waiting_count": waiting.count(),
        "owed": not_started(user.unit) if user.unit and user.role == Role.FILLER else [],
        "handed_on": handed_on_by(user)[:LATEST],
        "handed_on_count": handed_on_by(user).count(),
    }


def _seen_from_above(user: User) -> dict[str, Any]:
    rounds = [(round, progress_of(round), unfiled_units(round)) for round in current_rounds()]
    to_seal = Evaluation.objects.visible_to(user).filter(state=State.APPROVED).count()
    return {"rounds": rounds, "events": latest_events(user), "to_seal": to_seal}


@require_safe
def evaluations(request: HttpRequest) -> HttpResponse:
    user = signed_in_user(request)
    state, order = request.GET.get("state", ""), request.GET.get("order", "")
    form = EvaluationFilter(request.GET, units=units_seen_by(user))
    narrowed = form.narrow(with_due(Evaluation.objects.visible_to(user)))
    found = ordered(in_state(narrowed, state).with_names(), order)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "tabs": state_tabs(narrowed, state),
        "state": state,
        "order": order,
        "headings": headings(order),
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
    }
    return render(request, "overview/evaluations.html", context)


@require_safe
def evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    user, found = signed_in_user(request), get_evaluation(request, pk, "view")
    context = {
        "evaluation": found,
        "assessment": content_for(user, found),
        "attachments": attached_for(user, found),
        "framework": found.framework.definition,
        "due_at": found.round.due_at_for(found.unit),
        "fill": may(user, "fill", found),
        "fill_label": "修改" if found.state == State.RETURNED else "填报",
        "actions": actions_of(user, found),
        "waits_for": waits_for(found),
        "days": timeline(found),
        "sealed": sealed_documents(found),
        "project_forms": None if found.project_id else project_forms(user, found),
    }
    return render(request, "overview/evaluation.html", context)
