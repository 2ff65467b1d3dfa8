"""Less is better: full up to the limit, none from twice the limit on, straight line between."""

from fractions import Fraction

from evalforms.frameworks.rules import ReverseLinear
from evalforms.scoring.award import Award, within
from evalforms.scoring.wording import percent, plain


def reverse_linear(rule: ReverseLinear, rate: Fraction, weight: Fraction) -> Award:
    """Points exact; rate and limit in percent, limit above zero."""
    limit = plain(rule.limit)
    if rate <= rule.limit:
        return Award(weight, note=f"不超过{limit}%得满分")
    points = within(weight * (1 - (rate - rule.limit) / rule.limit), weight)
    working = f"{plain(weight)} × (1 − ({percent(rate)} − {limit}%) ÷ {limit}%)"
    return Award(points, note="" if points else "最低为0", working=working if points else "")
