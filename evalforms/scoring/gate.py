"""Nothing below the pass mark, 分值 × rate from it on."""

from fractions import Fraction

from evalforms.frameworks.rules import Gate, Proportional
from evalforms.scoring.award import Award
from evalforms.scoring.proportional import proportional
from evalforms.scoring.wording import plain


def gate(rule: Gate, rate: Fraction, weight: Fraction) -> Award:
    """Points exact; rate and pass mark in percent, the mark itself passes."""
    if rate < rule.pass_mark:
        return Award(Fraction(0), note=f"低于及格线{plain(rule.pass_mark)}%不得分")
    return proportional(Proportional(rule.measure), rate, weight)
