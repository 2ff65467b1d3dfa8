"""The copy of a sheet that may be published: no telephone or identity card number of a person."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from evalforms.sheets.sheet import Sheet

# A mobile or identity card number in running text, but not an amount such as 13800000000元.
PERSONAL_NUMBER = re.compile(r"(?<![\d.])(?:1[3-9]\d{9}|\d{17}[\dXx])(?![\d.]|\s*[元万])")


def public_copy(sheet: Sheet) -> Sheet:
    """The sheet with every digit of its telephone cells, and of such numbers in texts, as ``*``."""
    masked: Sheet = _masked(sheet, "")
    return masked


def _masked(value: Any, name: str) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        inner = {item.name: _masked(getattr(value, item.name), item.name) for item in fields(value)}
        return replace(value, **inner)
    if isinstance(value, tuple):
        return tuple(_masked(item, name) for item in value)
    if type(value) is not str:
        return value
    return _stars(value) if name == "phone" else PERSONAL_NUMBER.sub(_stars_of, value)


def _stars(text: str) -> str:
    return re.sub(r"\d", "*", text)


def _stars_of(match: re.Match[str]) -> str:
    return "*" * len(match.group())
