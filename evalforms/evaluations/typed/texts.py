"""Plain text: composed characters, line breaks as \\n, nothing that cannot be seen or printed.

Markup stays as it was typed; the check of the text complains about it, the page shows it as text.
"""

import re
import unicodedata

from evalforms.evaluations.typed.reading import Reading, Refused

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # invisible ones and writing direction
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff"  # surrogates, private use, no characters
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_PILED = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{8})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_BLANK = re.compile("[\\s\u200c\u200d\u3164\u115f\u1160\ufe0f]*")


def read_line(text: str, *, limit: int) -> Reading:
    """Text of one line; line breaks and tabs become spaces."""
    reading = read_text(text, limit=None)
    line = re.sub(r"[\n\t]+", " ", reading.value).strip()
    return Reading(_within(line, limit), reading.note)


def read_text(text: str, *, limit: int | None) -> Reading:
    """Text of any number of lines; without a letter in it, it is empty."""
    kept, dropped = _DROPPED.subn("", _LINE_ENDS.sub("\n", text))
    composed = _PILED.sub(r"\1", unicodedata.normalize("NFC", kept))
    if _BLANK.fullmatch(composed):
        composed = ""
    note = f"已去除 {dropped} 个看不见或不能打印的字符" if dropped else ""
    return Reading(_within(composed, limit), note)


def _within(text: str, limit: int | None) -> str:
    if limit is not None and len(text) > limit:
        over = len(text) - limit
        raise Refused(f"最多 {limit:,} 字，现有 {len(text):,} 字，请删减 {over:,} 字。")
    return text
