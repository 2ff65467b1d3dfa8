"""The outcome of reading one typed entry, and the ways of quoting it back."""

from dataclasses import dataclass
from typing import Any

_QUOTED = 20


class Refused(ValueError):
    """The entry is no value of its cell; the message is a Chinese sentence without the label."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`value` as the column keeps it; `note` tells what was changed on the way, if anything."""

    value: Any
    note: str = ""


def quoted(text: str) -> str:
    """The entry between quotation marks, cut where it is long."""
    short = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
    return f"“{short}”"
