"""The reason of a return, on top of the pages on which it is answered."""

from typing import Any

from django import template

from evalforms.audit.return_reasons import standing_return
from evalforms.evaluations.models import Evaluation

register = template.Library()


@register.inclusion_tag("components/_return_reason.html")
def return_reason(evaluation: Evaluation) -> dict[str, Any]:
    return {"returned": standing_return(evaluation)}
