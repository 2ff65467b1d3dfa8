"""Percentages in a text: 97.86%."""

import re
from fractions import Fraction
from functools import lru_cache

from evalforms.narratives.plain import plain

_PERCENT = re.compile(r"(?<![\d.])(-?\d+(?:\.\d+)?)\s*%", re.ASCII)


@lru_cache(maxsize=8192)
def percents_in(text: str) -> tuple[Fraction, ...]:
    """Values in percent, in the order of the text."""
    return tuple(Fraction(match.group(1)) for match in _PERCENT.finditer(plain(text)))
