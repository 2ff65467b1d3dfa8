"""The page on which a sheet is filled in: the official table with inputs in its cells."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from evalforms.accounts.signed_in import signed_in_user
from evalforms.entry.attachment_list import attachments_context
from evalforms.entry.computed import computed_of
from evalforms.entry.lists import list_context
from evalforms.entry.panel import panel_context
from evalforms.entry.score_table import score_table
from evalforms.entry.sections import contents_of
from evalforms.evaluations.carrying_over import carried_count
from evalforms.evaluations.current import current
from evalforms.evaluations.last_year import last_year_of
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.moves import MOVES
from evalforms.evaluations.permissions import get_evaluation, may
from evalforms.evaluations.project_forms import project_forms


@require_safe
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    evaluation = get_evaluation(request, pk, "view")
    verdict = may(signed_in_user(request), "fill", evaluation)
    if not verdict.allowed and not verdict.passing:
        raise PermissionDenied(verdict.reason)
    if not verdict.allowed:
        messages.warning(request, verdict.reason)
        return redirect("evaluation", pk=pk)
    state = current(pk)
    context = {
        **list_context(state),
        **panel_context(state),
        **attachments_context(state),
        **_known(request, state.evaluation),
        "definition": evaluation.definition,
        "computed": computed_of(state),
        "contents": contents_of(state),
        "dimensions": score_table(state),
        "submit": MOVES["submit"],
    }
    return render(request, f"sheets/{evaluation.kind}/edit.html", context)


def _known(request: HttpRequest, evaluation: Evaluation) -> dict[str, Any]:
    """What stands elsewhere already: last year's sheet, the project forms, the unit library."""
    if evaluation.project_id:
        known: dict[str, Any] = {"branch_units": evaluation.unit.branch}
    else:
        known = {"project_forms": project_forms(signed_in_user(request), evaluation)}
    return {
        **known,
        "last_year": last_year_of(evaluation),
        "carried_count": carried_count(evaluation),
    }
