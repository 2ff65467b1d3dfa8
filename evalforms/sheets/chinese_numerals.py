"""Numbers written in characters: 十二, 一百二十, 三万五千, 一亿."""

import re

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

CHINESE_NUMERAL = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
_SECTION = re.compile("(?:([一二两三四五六七八九])千)?零?(?:([一二两三四五六七八九])百)?零?"
                      "(?:([一二三四五六七八九])?(十))?零?([一二两三四五六七八九])?")  # fmt: skip


def chinese_number(text: str) -> int | None:
    """The number, or None where the characters do not make a well-formed one."""
    if text in ("零", "〇"):
        return 0
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
    if section is None or (not total and not section):
        return None
    return total + section


def _section(text: str) -> int | None:
    """A number below ten thousand; the empty text is zero."""
    match = _SECTION.fullmatch(text)
    if match is None:
        return None
    thousands, hundreds, tens, ten, ones = match.groups()
    tens = tens or ("一" if ten else None)
    parts = ((thousands, 1000), (hundreds, 100), (tens, 10), (ones, 1))
    return sum(_DIGITS[digit] * scale for digit, scale in parts if digit)
