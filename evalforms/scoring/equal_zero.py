"""Target zero: full where there is none of it, else nothing."""

from fractions import Fraction

from evalforms.frameworks.rules import EqualZero
from evalforms.scoring.award import Award


def equal_zero(rule: EqualZero, rate: Fraction, weight: Fraction) -> Award:
    """Points exact; rate in percent, a negative one counts as none."""
    if rate <= 0:
        return Award(weight, note="不高于0得满分")
    return Award(Fraction(0), note="高于0不得分")
