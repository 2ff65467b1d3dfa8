"""Amounts and points as plain decimals: two places, at most 15 digits, no exponent, no rounding."""

import re
from decimal import Decimal
from fractions import Fraction

PLACES = 2
WHOLE_DIGITS = 13

_PLAIN = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?", re.ASCII)


class NotPlainDecimal(ValueError):
    """Text that is not a plain decimal; the message is the reason in Chinese."""


def parse_plain_decimal(text: str) -> Decimal:
    """Exact value with two places, in the unit of its cell. Raises NotPlainDecimal.

    Independent of the decimal context; minus zero becomes zero.
    """
    match = _PLAIN.fullmatch(text)
    if match is None:
        raise NotPlainDecimal("不是普通十进制数, 请写成如 22728.40 的形式")
    sign, whole, fraction = match.group(1), match.group(2), match.group(3) or ""
    if len(fraction) > PLACES:
        raise NotPlainDecimal("最多保留两位小数")
    if len(whole) > WHOLE_DIGITS:
        raise NotPlainDecimal("数字过长, 最多15位(含两位小数)")
    value = Decimal(f"{whole}.{fraction:0<{PLACES}}")
    return value.copy_negate() if sign and value else value


def plain_text(value: Decimal) -> str:
    """The value with two places, as printed. Raises NotPlainDecimal where it has more."""
    hundredths = Fraction(value) * 100
    if hundredths.denominator != 1:
        raise NotPlainDecimal("最多保留两位小数")
    whole, rest = divmod(abs(hundredths.numerator), 100)
    return f"{'-' if hundredths < 0 else ''}{whole}.{rest:02d}"
