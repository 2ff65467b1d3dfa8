"""One plain decimal number as people write it: full width, spaces, thousands separators."""

import re
from decimal import Decimal

from evalforms.evaluations.typed.reading import Refused, quoted

# Only the forms of ASCII signs, not NFKC: that would turn "½" and "²" into figures.
_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x2212: "-", 0x2010: "-"}
_SPACES = dict.fromkeys(map(ord, " \t\r\n\xa0\u2002\u2003\u2009\u202f\u3000\u200b\ufeff"))
_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,4}(?:,[0-9]{4})+"
_NUMBER = re.compile(rf"([+-]?)({_GROUPED}|[0-9]*)(?:\.([0-9]*))?")
_MISPLACED = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]*)?")
LONGEST = 28  # digits that Decimal computes with exactly


def tidied(text: str) -> str:
    """The entry in half-width signs and without spaces."""
    return text.translate(_TO_ASCII).translate(_SPACES)


def decimal_of(tidy: str, *, example: str) -> Decimal:
    """The number a tidied entry says. Exponents, foreign digits and a second sign are refused."""
    match = _NUMBER.fullmatch(tidy) if len(tidy) <= LONGEST else None
    if match is None or not (match[2] or match[3]):
        raise Refused(_reason(tidy, example))
    sign, whole, places = match[1], match[2].replace(",", ""), match[3]
    return Decimal(f"{sign}{whole or 0}.{places or 0}")


def _reason(tidy: str, example: str) -> str:
    if len(tidy) <= LONGEST and _MISPLACED.fullmatch(tidy):
        return f"千位分隔符的位置不对：{quoted(tidy)}。请改为如 {example} 的写法。"
    if re.fullmatch(r"[+-]?[0-9,.]+", tidy):
        return f"数字太长：{quoted(tidy)}。请核对后改为如 {example} 的写法。"
    return f"应填数字，不能识别{quoted(tidy)}。请改为如 {example} 的写法。"
