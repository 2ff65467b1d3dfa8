"""How far a rate lies beyond its limit, on the side that costs points."""

from fractions import Fraction

from evalforms.frameworks.rules import Side

FULL = {Side.ABOVE: "不超过{}%得满分", Side.BELOW: "不低于{}%得满分", Side.BOTH: "等于{}%得满分"}
BEYOND = {Side.ABOVE: "超过", Side.BELOW: "低于", Side.BOTH: "偏离"}


def beyond(rate: Fraction, limit: Fraction, side: Side) -> Fraction:
    """Percentage points beyond the limit, zero on the harmless side."""
    if side is Side.BOTH:
        return abs(rate - limit)
    gap = rate - limit if side is Side.ABOVE else limit - rate
    return max(gap, Fraction(0))
