"""Where a department's text speaks of a project: the name as written there, and what is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from evalforms.narratives.names import likeness
from evalforms.narratives.plain import letters_only, plain

_ITEM = re.compile(
    r"(?:^|[。;:,、\n(])\s*(?:\d{1,2}[、.)]|[一二三四五六七八九十]{1,3}[、.是]|\(\d{1,2}\)|"
    r"\([一二三四五六七八九十]+\)|[其第][一二三四五六七八九十][,、:是]?)"
    r"\s*(?:是)?([^。;:,\n]{4,40}?)(?=[。;:,\n(]|\d)"
)
_QUOTED = re.compile(r"[“\"「『]([^”\"」』]{4,40})[”\"」』]")
_ALIKE = 0.75
_ALIKE_WHEN_LEFT = 0.55  # every other project is named exactly, and one listed name is left
_SAME_BUT = ("项目",)


@dataclass(frozen=True, slots=True)
class Mention:
    """name: as the department writes it; told: its words from there to the next mention."""

    name: str
    is_exact: bool
    told: str


@lru_cache(maxsize=256)
def named_in(text: str) -> tuple[tuple[str, int], ...]:
    """Names in a numbered list or in quotation marks, with their places in the plain text."""
    words = plain(text)
    found = [(match.group(1).strip(), match.start(1)) for match in _ITEM.finditer(words)]
    found += [(match.group(1).strip(), match.start(1)) for match in _QUOTED.finditer(words)]
    return tuple(sorted(found, key=lambda item: item[1]))


def mention_of(project: str, text: str, others: tuple[str, ...]) -> Mention | None:
    """How a department's text names a project, None where it does not speak of it.

    A listed name that is another project's own name is not taken for this one's.
    """
    names = named_in(text)
    own = letters_only(project)
    for name, at in names:
        if _core(letters_only(name)) == _core(own):
            return Mention(name, True, _told(text, at, names))
    candidates = sorted(_candidates(own, names, others))
    best = candidates[-1] if candidates else None
    is_left = len(candidates) == 1 and len(names) == len(others) + 1
    if best is not None and best[0] >= (_ALIKE_WHEN_LEFT if is_left else _ALIKE):
        _, name, at = best
        return Mention(name, False, _told(text, at, names))
    at = plain(text).find(plain(project).strip())
    return Mention(project, True, _told(text, at, names)) if at >= 0 and own else None


def _candidates(
    own: str, names: tuple[tuple[str, int], ...], others: tuple[str, ...]
) -> Iterator[tuple[float, str, int]]:
    taken = {_core(letters_only(other)) for other in others}
    for name, at in names:
        if _core(letters_only(name)) not in taken:
            yield likeness(own, name), name, at


def _core(name: str) -> str:
    for ending in _SAME_BUT:
        name = name.removesuffix(ending)
    return name


def _told(text: str, at: int, names: tuple[tuple[str, int], ...]) -> str:
    words = plain(text)
    later = [start for _, start in names if start > at]
    return words[at : min(later, default=len(words))]
