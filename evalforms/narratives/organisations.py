"""Companies that a text names, names that are written in two ways, and 我局 beside 我委."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from evalforms.narratives.plain import plain

_COMPANY = re.compile("[一-鿿()]{0,26}?(?:有限责任公司|股份有限公司|有限公司|合作社)")
_SELF = re.compile("我(?:局|委|厅)(?![们部])")
_TELLS_APART = re.compile("[一二三四五六七八九十东南西北中上下前后左右甲乙丙丁大小新老]")
_HEAD, _TAIL, _GAPS = 4, 6, range(2, 5)


@lru_cache(maxsize=8192)
def companies_in(text: str) -> tuple[str, ...]:
    """Names with whatever Chinese words stand before them, in the order of the text."""
    return tuple(match.group() for match in _COMPANY.finditer(plain(text)))


def varied_names(texts: Iterable[str]) -> tuple[str, str] | None:
    """Two spellings of one name, the longer first: between equal ends a part is missing.

    Or one character is another.

    Nothing at the beginning or end counts: a province is often left out, a branch is another body.
    """
    names = list(dict.fromkeys(name for text in texts for name in companies_in(text)))
    for one, other in combinations(names, 2):
        found = _gap(one, other) or _gap(other, one) or _slip(one, other)
        if found:
            return found
    return None


def ways_to_say_we(texts: Iterable[str]) -> tuple[str, ...]:
    """我局, 我委, 我厅: more than one of them cannot all be the filing unit."""
    found = (match.group() for text in texts for match in _SELF.finditer(plain(text)))
    return tuple(dict.fromkeys(found))


def _gap(longer: str, shorter: str) -> tuple[str, str] | None:
    tail = _common_tail(longer, shorter)
    for cut in range(_TAIL, tail + 1):
        head = shorter[: len(shorter) - cut]
        for gap in _GAPS:
            other = longer[: max(0, len(longer) - cut - gap)]
            same = _common_tail(other, head)
            if same >= _HEAD:
                return other[-same:] + longer[len(other) :], head[-same:] + shorter[-cut:]
    return None


def _slip(one: str, other: str) -> tuple[str, str] | None:
    """Another character in the middle, no numeral and no point of the compass."""
    tail = _common_tail(one, other)
    if tail < _TAIL or tail >= min(len(one), len(other)):
        return None
    at, there = len(one) - tail - 1, len(other) - tail - 1
    head = _common_tail(one[:at], other[:there])
    if head < _HEAD or _TELLS_APART.fullmatch(one[at]) or _TELLS_APART.fullmatch(other[there]):
        return None
    return one[at - head :], other[there - head :]


def _common_tail(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length
