"""Names that are meant to be the same and are written a little differently."""

from difflib import SequenceMatcher
from functools import lru_cache

from evalforms.narratives.plain import letters_only


def same_name(one: str, other: str) -> bool:
    """Equal but for blanks, quotation marks and the width of signs."""
    return letters_only(one) == letters_only(other)


@lru_cache(maxsize=16384)
def likeness(one: str, other: str) -> float:
    """From 0 to 1: the share of characters that two names have in common, in order."""
    return SequenceMatcher(None, letters_only(one), letters_only(other), autojunk=False).ratio()
