"""项目资金使用情况: M19 it names amounts, M18 the parts it names add up."""

import re
from collections.abc import Iterator
from fractions import Fraction

from evalforms.checks.money import spent_of
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.amounts import Amount, amounts_in
from evalforms.narratives.plain import plain
from evalforms.scoring.wording import money
from evalforms.sheets.project import ProjectSheet

CELL = "narratives.fund_use"
_PARTS = re.compile(
    "其中[:,]?|(?:包括|分别(?:为|是|用于)|构成)[:,]?|(?:三|两|四|五|\\d)部分(?:构成|组成)?[:,]?"
)
_NOT_ALL = re.compile("等(?:[^级]|$)|主要(?:用于|是|包括|为)|部分用于")
_MOST = 14
_CENT = Fraction(100)  # 元: one unit of the last place in the table


def _no_amount(subject: Subject) -> Iterator[Flaw]:
    """M19: money was spent and the row on its use has no amount."""
    if not isinstance(subject.sheet, ProjectSheet) or not spent_of(subject):
        return
    text = subject.sheet.narratives.fund_use
    if text.strip() and not amounts_in(text):
        yield Flaw(CELL, "项目资金使用情况没有金额，请列明资金用途和金额（万元）。")


def _parts(subject: Subject) -> Iterator[Flaw]:
    """M18: a total, the words 其中, then parts no choice of which adds up to the total."""
    if not isinstance(subject.sheet, ProjectSheet):
        return
    found = _breakdown(subject.sheet.narratives.fund_use)
    if found is None:
        return
    total, parts = found
    sums = _sums([part.yuan for part in parts])
    if any(abs(value - total.yuan) <= min(total.step, _CENT) for value in sums):
        return
    listed = " + ".join(money(part.wan) for part in parts)
    whole = sum((part.wan for part in parts), Fraction(0))
    message = (
        f"项目资金使用情况所列各部分 {listed} = {money(whole)} 万元，与所称合计 "
        f"{money(total.wan)} 万元不符，请核对支出构成。"
    )
    yield Flaw(CELL, message)


def _breakdown(text: str) -> tuple[Amount, list[Amount]] | None:
    """The amount before 其中 and those behind it; None where the list is not meant to be whole."""
    words = plain(text)
    amounts = amounts_in(text)
    for mark in _PARTS.finditer(words):
        before = [amount for amount in amounts if amount.end <= mark.start()]
        stop = _end_of_list(words, mark.end())
        parts = [a for a in amounts if mark.end() <= a.start < stop and not a.is_price]
        if not before or not 2 <= len(parts) <= _MOST or before[-1].is_rough:
            continue
        if _NOT_ALL.search(words[mark.start() : stop]) or any(part.is_rough for part in parts):
            continue
        if mark.start() - before[-1].end <= 30:
            return before[-1], parts
    return None


def _end_of_list(words: str, start: int) -> int:
    stop = words.find("。", start)
    return len(words) if stop < 0 else stop


def _sums(parts: list[Fraction]) -> set[Fraction]:
    """Of every choice of parts: prices and sub-totals stand among them."""
    sums = {Fraction(0)}
    for part in parts:
        sums |= {value + part for value in sums}
    return sums


RULES = (
    Rule("M18", "支出构成与合计不符", PROJECT, CELL, _parts),
    Rule("M19", "资金使用情况没有金额", PROJECT, CELL, _no_amount),
)
