"""What a rule makes of a rate."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Award:
    """points: exact, from 0 to 分值; note: why, in Chinese; working: the calculation, if any."""

    points: Fraction
    note: str = ""
    working: str = ""


def within(points: Fraction, weight: Fraction) -> Fraction:
    """Points limited to 0…分值."""
    return min(max(points, Fraction(0)), weight)
