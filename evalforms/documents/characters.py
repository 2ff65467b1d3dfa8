"""Only characters that print as they were meant may reach the paper."""

from functools import cache

from evalforms.documents.fonts import FULL_FONT

LINE_FEED, TAB = 0x0A, 0x09
# Reordering and invisible marks: after one of them a figure could read other than it is stored.
INVISIBLE = frozenset(
    [0xAD, 0x61C, 0xFEFF, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070)]
)


def printable(text: str) -> str:
    """The text without control and direction marks; what no font can draw becomes 〔U+1F600〕.

    A missing glyph would be a silent gap in an official paper; the code at least says what stood
    there.
    """
    return text.translate({ord(character): _printed(ord(character)) for character in set(text)})


def _printed(code: int) -> str:
    if code in (LINE_FEED, TAB) or code in _drawable():
        return chr(code)
    if _is_mark(code):
        return ""
    return f"〔U+{code:04X}〕"


def _is_mark(code: int) -> bool:
    is_control = code < 0x20 or 0x7F <= code < 0xA0
    is_surrogate = 0xD800 <= code < 0xE000
    is_variation = 0xFE00 <= code < 0xFE10 or 0xE0100 <= code < 0xE01F0
    return is_control or is_surrogate or is_variation or code in INVISIBLE


@cache
def _drawable() -> frozenset[int]:
    """Every code point that the fonts of the paper have a glyph for, marks left out."""
    from fontTools.ttLib import TTFont  # 0.1 s, and only where something is printed

    with TTFont(FULL_FONT, lazy=True) as font:
        return frozenset(code for code in font.getBestCmap() if not _is_mark(code))
