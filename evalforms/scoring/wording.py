"""How figures read inside an explanation."""

from fractions import Fraction

from evalforms.scoring.rounding import half_up


def percent(rate: Fraction) -> str:
    """`82.37%`."""
    return f"{half_up(rate)}%"


def plain(value: Fraction) -> str:
    """At most two places, no zeros at the end: a weight of 3.00 reads 3."""
    text = f"{half_up(value)}"
    return text.rstrip("0").rstrip(".")


def share(value: Fraction) -> str:
    """`70%`, or `1/3` where a percentage would not be exact."""
    whole = value * 100
    return f"{whole.numerator}%" if whole.denominator == 1 else f"{value}"


def money(value: Fraction) -> str:
    """An amount in 万元 with two places."""
    return f"{half_up(value)}"
