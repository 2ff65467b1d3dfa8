"""F17: words that are written wrongly again and again, and two comparisons in one (大于90%以上)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from evalforms.checks.html_in_text import texts_of
from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.plain import plain

_TWICE = re.compile(
    r"(?:大于|超过|高于|多于|不低于|不少于|不小于|至少|≥|>=?)(?:或?等于)?\s*\d+(?:\.\d+)?"
    r"[%万亿千百]*[一-鿿]{0,3}?(?:及)?以上"
    r"|(?:小于|低于|少于|不超过|不高于|不多于|至多|≤|<=?)(?:或?等于)?\s*\d+(?:\.\d+)?"
    r"[%万亿千百]*[一-鿿]{0,3}?(?:及)?以[下内]"
)


def _typos(subject: Subject) -> Iterator[Flaw]:
    """The first wrong word of each cell; a wrong word may be a regular expression."""
    wrong = tuple(subject.table("F17", "typos").items())
    pattern, right = _any_of(wrong), tuple(word for _, word in wrong)
    for cell, label, text in texts_of(subject):
        found = _typo(text, pattern)
        if found:
            word = quoted(right[found[1]])
            message = f"{label}中的{quoted(found[0])}疑似错别字，应为{word}，请更正。"
            yield Flaw(cell, message, found[0])
        twice = _twice(text)
        if twice:
            message = f"{label}中的{quoted(twice)}重复比较，请只保留一个。"
            yield Flaw(cell, message, f"重复比较：{twice}")


@lru_cache(maxsize=8192)
def _typo(text: str, pattern: re.Pattern[str]) -> tuple[str, int] | None:
    """The word as written, and which of the pattern's words it is."""
    match = pattern.search(plain(text))
    return None if match is None else (match.group(), int((match.lastgroup or "w0")[1:]))


@lru_cache(maxsize=8192)
def _twice(text: str) -> str:
    match = _TWICE.search(plain(text))
    return match.group() if match else ""


@lru_cache(maxsize=16)
def _any_of(wrong: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<w{at}>{word})" for at, (word, _) in enumerate(wrong)))


RULES = (Rule("F17", "疑似错别字", BOTH, "任一文字栏目", _typos),)
