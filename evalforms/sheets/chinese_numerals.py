"""Numbers written in characters: 十二, 一百二十, 三万五千, 一亿, 九十五点五.

Only full spellings count: 三万五 may mean 35000 or 30005 and 一百五 is 150, so both are refused.
"""

import re
from fractions import Fraction

_NUMERALS = "零一二三四五六七八九"
_DIGITS = {digit: value for value, digit in enumerate(_NUMERALS)} | {"〇": 0, "两": 2}

CHINESE_NUMERAL = re.compile(
    "[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?"
)
_SECTION = re.compile("(?:([一二两三四五六七八九])千)?零?(?:([一二两三四五六七八九])百)?零?"
                      "(?:([一二三四五六七八九])?(十))?零?([一二两三四五六七八九])?")  # fmt: skip


def chinese_number(text: str) -> Fraction | None:
    """The number, or None where the characters do not make a well-formed one."""
    whole, point, decimals = text.partition("点")
    number = _whole(whole)
    if number is None or not point:
        return None if number is None else Fraction(number)
    digits = "".join(str(_DIGITS[digit]) for digit in decimals)
    return Fraction(f"{number}.{digits}") if digits else None


def written(number: int) -> str:
    """The full spelling of 0 to 999,999,999,999: 10 is 一十, 30005 is 三万零五."""
    if not number:
        return "零"
    text = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, scale)
        if section:
            text += ("零" if text and section < 1000 else "") + _written_section(section) + name
    return text


def _whole(text: str) -> int | None:
    if text in ("零", "〇"):
        return 0
    number = _sum_of_sections(text)
    if not number or number >= 10**12 or _plain(text) != _plain(written(number)):
        return None
    return number


def _plain(text: str) -> str:
    """Without the choices that spelling leaves open: 两 for 二, 十 for 一十 at the beginning."""
    text = text.replace("两", "二").replace("〇", "零")
    return text.removeprefix("一") if text.startswith("一十") else text


def _sum_of_sections(text: str) -> int | None:
    total = 0
    for name, scale in (("亿", 10**8), ("万", 10**4)):
        head, found, rest = text.partition(name)
        if found:
            section = _section(head)
            if not section:
                return None
            total += section * scale
            text = rest
    section = _section(text)
    return None if section is None else total + section


def _section(text: str) -> int | None:
    """A number below ten thousand; the empty text is zero."""
    match = _SECTION.fullmatch(text)
    if match is None:
        return None
    thousands, hundreds, tens, ten, ones = match.groups()
    tens = tens or ("一" if ten else None)
    parts = ((thousands, 1000), (hundreds, 100), (tens, 10), (ones, 1))
    return sum(_DIGITS[digit] * scale for digit, scale in parts if digit)


def _written_section(number: int) -> str:
    text = ""
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += _NUMERALS[digit] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text
