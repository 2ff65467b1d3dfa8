"""Total, grade and what each 一级指标 contributes, beside the paper."""

from typing import Any

from django import template

from evalforms.frameworks.definitions import FormDefinition
from evalforms.scoring.scorecard import Scorecard

register = template.Library()


@register.inclusion_tag("components/_score_card.html")
def score_card(scorecard: Scorecard, definition: FormDefinition) -> dict[str, Any]:
    subtotals = [
        (dimension.name, scorecard.subtotals[dimension.code], scorecard.weights[dimension.code])
        for dimension in definition.dimensions
    ]
    return {"scorecard": scorecard, "subtotals": subtotals}
