"""Less is better: full up to the limit, beyond it 分值 × limit ÷ rate."""

from fractions import Fraction

from evalforms.frameworks.rules import ReverseRatio
from evalforms.scoring.award import Award
from evalforms.scoring.wording import percent, plain


def reverse_ratio(rule: ReverseRatio, rate: Fraction, weight: Fraction) -> Award:
    """Points exact; rate and limit in percent, limit not below zero."""
    limit = plain(rule.limit)
    if rate <= rule.limit:
        return Award(weight, note=f"不超过{limit}%得满分")
    working = f"{plain(weight)} × {limit}% ÷ {percent(rate)}"
    return Award(weight * rule.limit / rate, working=working)
