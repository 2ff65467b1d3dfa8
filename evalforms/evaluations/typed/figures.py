"""Numbers that are no money: head counts, percentages, points."""

from decimal import Decimal
from fractions import Fraction

from evalforms.evaluations.typed.numerals import decimal_of, tidied
from evalforms.evaluations.typed.reading import Reading, Refused
from evalforms.scoring.rounding import half_up

_LARGEST_COUNT = 999_999_999
_COUNTED = ("人", "个", "项", "份", "家", "户", "件", "次")


def read_count(text: str) -> Reading:
    """A whole number that is not negative; a unit word behind it is allowed."""
    tidy = tidied(text)
    if not tidy:
        return Reading(None)
    number = decimal_of(tidy[:-1] if tidy.endswith(_COUNTED) else tidy, example="322")
    if number != number.to_integral_value():
        raise Refused("应填整数，不能带小数。请核对后重填。")
    if not 0 <= number <= _LARGEST_COUNT:
        raise Refused(f"应在 0 至 {_LARGEST_COUNT:,} 之间。请核对后重填。")
    return Reading(int(number))


def read_percent(text: str, *, largest: Decimal) -> Reading:
    """Percent with two places, with or without the sign."""
    return _bounded(text, unit="%", largest=largest, example="95")


def read_points(text: str) -> Reading:
    """Points from 0 to 100 with two places."""
    return _bounded(text, unit="分", largest=Decimal(100), example="2.50")


def _bounded(text: str, *, unit: str, largest: Decimal, example: str) -> Reading:
    tidy = tidied(text)
    if not tidy:
        return Reading(None)
    number = decimal_of(tidy.removesuffix(unit), example=example)
    if not 0 <= number <= largest:
        raise Refused(f"应在 0 至 {largest:f} 之间。请核对后重填。")
    kept = half_up(Fraction(number))
    note = "" if kept == number else f"已由 {number:f} 四舍五入为 {kept:f}"
    return Reading(kept, note)
