"""Numbers of official documents: 财预〔2020〕10号."""

import re
from dataclasses import dataclass
from functools import lru_cache

from evalforms.narratives.plain import plain

_NUMBER = re.compile(
    r"[一-鿿]{1,8}([〔\[(【<〈「{])(?:19|20)\d{2}年?([〕\])】>〉」}])第?\s*\d{1,4}\s*号", re.ASCII
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """text: as written; is_regular: the year stands in 〔〕."""

    text: str
    is_regular: bool


@lru_cache(maxsize=8192)
def document_numbers_in(text: str) -> tuple[DocumentNumber, ...]:
    """Every document number, in the order of the text."""
    return tuple(
        DocumentNumber(match.group(), match.groups() == ("〔", "〕"))
        for match in _NUMBER.finditer(plain(text))
    )
