"""Stamped scans beside a sheet: what there is, and the form for one more."""

from typing import Any

from django import template
from django.template.context import RequestContext

from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import PASSED
from evalforms.verification.models import StampedScan
from evalforms.verification.take_scan import why_not

register = template.Library()


@register.inclusion_tag("verification/_scans.html", takes_context=True)
def scans(context: RequestContext, evaluation: Evaluation) -> dict[str, Any]:
    if evaluation.state not in PASSED:
        return {}
    found = StampedScan.objects.filter(snapshot__evaluation=evaluation)
    return {
        "evaluation": evaluation,
        "scans": found.select_related("snapshot", "uploaded_by"),
        "may_add_scan": not why_not(context["user"], evaluation),
        "csrf_token": context.get("csrf_token"),
    }
