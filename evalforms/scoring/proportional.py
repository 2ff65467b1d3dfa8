"""分值 × rate ÷ target, full from the target on (财预〔2013〕53号, by completion ratio)."""

from fractions import Fraction

from evalforms.frameworks.rules import Proportional
from evalforms.scoring.award import Award, within
from evalforms.scoring.wording import percent, plain


def proportional(rule: Proportional, rate: Fraction, weight: Fraction) -> Award:
    """Points exact; rate and target in percent."""
    points = within(weight * rate / rule.target, weight)
    if rate > rule.target:
        return Award(points, note=f"超过{plain(rule.target)}%按满分计")
    if rate < 0:
        return Award(points, note="低于0按0计")
    divisor = "" if rule.target == 100 else f" ÷ {plain(rule.target)}%"
    return Award(points, working=f"{plain(weight)} × {percent(rate)}{divisor}")
