"""The reviewer's queue and the desk on which one sheet lies."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from evalforms.accounts.models import User
from evalforms.accounts.roles import Role
from evalforms.accounts.signed_in import signed_in_user
from evalforms.audit.return_reasons import return_reasons
from evalforms.audit.timeline import timeline
from evalforms.evaluations.content import attached_for, content_for
from evalforms.evaluations.permissions import get_evaluation, may
from evalforms.evaluations.project_forms import project_forms
from evalforms.review.neighbours import neighbours
from evalforms.review.queue import QueueFilter, queue_of

PER_PAGE = 25
REVIEWERS_ONLY = "审核台只供财政审核人使用。"


@require_safe
def review_queue(request: HttpRequest) -> HttpResponse:
    user = _reviewer(request)
    form = QueueFilter(request.GET)
    waiting = form.narrow(queue_of(user))
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "query": request.GET.urlencode(),
    }
    return render(request, "review/queue.html", context)


@require_safe
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """One sheet with everything that a decision needs; the queue's order goes along."""
    user = _reviewer(request)
    evaluation = get_evaluation(request, pk, "view")
    assessment = content_for(user, evaluation)
    around = neighbours(QueueFilter(request.GET).narrow(queue_of(user)), pk)
    query = request.GET.urlencode()
    context = {
        "evaluation": evaluation,
        "assessment": assessment,
        "attachments": attached_for(user, evaluation),
        "framework": evaluation.framework.definition,
        "returns": return_reasons(evaluation),
        "days": timeline(evaluation),
        "approve": may(user, "approve", evaluation),
        "give_back": may(user, "return_for_revision", evaluation),
        "project_forms": None if evaluation.project_id else project_forms(user, evaluation),
        "around": around,
        "query": query,
        "next_page": reverse("desk", args=[around.after]) if around.after else "",
    }
    return render(request, "review/desk.html", context)


def _reviewer(request: HttpRequest) -> User:
    user = signed_in_user(request)
    if user.role != Role.REVIEWER:
        raise PermissionDenied(REVIEWERS_ONLY)
    return user
