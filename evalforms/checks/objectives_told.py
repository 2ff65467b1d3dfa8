"""I21 within a project sheet: a text counts what an objective counts, and differently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from evalforms.checks.counted_nouns import bare_noun, counted_noun
from evalforms.checks.objectives import Objective, objectives
from evalforms.checks.rule import Flaw
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.counts import Count, counted_kind, counts_in
from evalforms.sheets.quantities import Quantity

# Another year, a part, a plan: then another figure is no contradiction.
_ANOTHER_MATTER = re.compile(
    "计划|目标|拟|预计|申报|申请|报名|累计|历年|上年|去年|往年|以来|截至|其中|另|分别|首批|第|每|同比|"
    "较|比|增加|新增|"
    "减少|未|仅|剩余|下一步|原|至少|以上|不少于|各|属|不由|不在|不纳"
)


@dataclass(frozen=True, slots=True)
class _Counted:
    """noun is sure to be meant, bare (without the verb) only where its kind is counted once."""

    item: Objective
    noun: str
    bare: str
    kind: str
    numbers: frozenset[Fraction]


def objectives_told(subject: Subject) -> Iterator[Flaw]:
    """The first contradiction of each text row."""
    rows = [row for item in objectives(subject) if (row := _counted(item)) is not None]
    for cell, text in subject.narratives():
        for count in counts_in(text):
            row = _contradicted(count, rows)
            if row is not None:
                message = _message(subject.label(cell), count, row)
                yield Flaw(cell, message, row.item.name)
                break


def _message(place: str, count: Count, row: _Counted) -> str:
    told = row.item.row
    return (
        f"{place}写明{quoted(count.text)}，{row.item.place}目标{told.target.strip()}、"
        f"实际{told.actual.strip()}，数量前后不一致，请核对。"
    )


def _counted(item: Objective) -> _Counted | None:
    figures = [v for v in (item.target, item.actual) if isinstance(v, Quantity) and v.unit]
    if not figures:
        return None
    kind = counted_kind(figures[0].in_base_unit()[1])
    numbers = frozenset(figure.in_base_unit()[0] for figure in figures)
    return _Counted(item, counted_noun(item.name), bare_noun(item.name), kind, numbers)


def _contradicted(count: Count, rows: list[_Counted]) -> _Counted | None:
    if count.is_rough or _ANOTHER_MATTER.search(_up_to_its_clause(count)):
        return None
    same = [row for row in rows if row.kind == count.kind]
    named = next((row for row in same if _is_named(count, row.noun)), None)
    if named is not None:
        return None if count.number in named.numbers else named
    return _exceeded(count, same)


def _exceeded(count: Count, same: list[_Counted]) -> _Counted | None:
    """Fewer may be a part of them; more than all of them cannot be."""
    if len(same) != 1 or not _is_named(count, same[0].bare):
        return None
    most = max(same[0].numbers)
    return same[0] if most < count.number <= 2 * most else None


def _is_named(count: Count, noun: str) -> bool:
    """The noun stands right before or behind the figure."""
    if not noun:
        return False
    return count.after.startswith(noun) or (count.before.endswith(noun) and not count.joined)


def _up_to_its_clause(count: Count) -> str:
    """What follows after the next comma does not speak of it any more."""
    end = count.sentence.find(count.text) + len(count.text)
    return count.sentence[:end] + re.split("[,。;:]", count.sentence[end:])[0]
