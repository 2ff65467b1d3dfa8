"""What holds of every figure: written and read back it is the same, and units convert both ways."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from evalforms.sheets.chinese_numerals import chinese_number, written
from evalforms.sheets.operators import Operator
from evalforms.sheets.quantities import Quantity, read_value
from evalforms.sheets.units import UNITS, base_of

units = st.sampled_from([*sorted(UNITS), ""])
figures = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False)
FAMILIES = [(one, other) for one in UNITS for other in UNITS if UNITS[one][0] == UNITS[other][0]]
# Bare figures of these shapes are dates or months, with a unit they are figures.
_AS_TIME = ("19", "20")


def _is_time(number: str, unit: str) -> bool:
    return (not unit and number.startswith(_AS_TIME)) or (unit == "年" and len(number) == 4)


@given(st.none() | st.sampled_from(list(Operator)), figures, units)
def test_printed_figure_is_read_back(operator: Operator | None, figure: str, unit: str) -> None:
    number = f"{figure}".rstrip("0").rstrip(".") or "0"
    assume(not _is_time(number, unit))
    read = read_value(f"{operator or ''}{number}{unit}")
    assert read == Quantity(operator, Fraction(number), unit)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_number_in_characters_is_read_back(number: int) -> None:
    assert chinese_number(written(number)) == number


@given(st.sampled_from(FAMILIES), st.fractions(min_value=0, max_value=10**9))
def test_conversion_goes_both_ways(pair: tuple[str, str], number: Fraction) -> None:
    one, other = pair
    there = number * base_of(one)[1] / base_of(other)[1]
    assert Quantity(None, there, other).in_base_unit() == Quantity(None, number, one).in_base_unit()
    assert there * base_of(other)[1] / base_of(one)[1] == number
