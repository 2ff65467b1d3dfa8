"""The only place that rounds: half up to two places, independent of the decimal context."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

PLACES = 2


def half_up(value: Fraction) -> Decimal:
    """Points or percent with two places; a half goes away from zero, as ROUND_HALF_UP has it."""
    scaled = abs(value) * 10**PLACES
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    return _decimal(-whole if value < 0 else whole)


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """Sum of printed figures with two places; nothing is lost, however many digits they have."""
    return half_up(sum((Fraction(value) for value in values), Fraction(0)))


def _decimal(hundredths: int) -> Decimal:
    digits = tuple(int(digit) for digit in str(abs(hundredths)))
    return Decimal((int(hundredths < 0), digits, -PLACES))
