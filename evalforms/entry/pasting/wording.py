"""Labels as they stand in a spreadsheet, compared without what people leave out or add."""

import re

_UNIT = re.compile(r"[（(][^（()）]*[）)]")
_NOISE = re.compile(r"[\s\u3000\u200b“”\"'‘’：:、，,／/·—－_\-]+")


def plain(text: str) -> str:
    """`“三公经费”（万元）` and `三公经费` are the same heading."""
    return _NOISE.sub("", _UNIT.sub("", text))
