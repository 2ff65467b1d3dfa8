"""Cutting a text where one statement ends and the next begins."""

import re
from functools import lru_cache

from evalforms.narratives.plain import plain

_SENTENCE = re.compile(r"[^。;!?\n]+[。;!?]?")
_CLAUSE_END = re.compile(r"[。;:!?\n]|,(?!\d{3}(?!\d))|(?<!\d),")


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[str, ...]:
    """Statements of a text, in its plain spelling; a semicolon separates as a full stop does."""
    found = (match.group().strip() for match in _SENTENCE.finditer(plain(text)))
    return tuple(sentence for sentence in found if sentence)


def clauses(sentence: str) -> tuple[str, ...]:
    """Parts of one statement between commas; the comma in 11,123.37 separates nothing."""
    return tuple(part.strip() for part in _CLAUSE_END.split(sentence) if part.strip())
