"""F07: the paper counts in 万元; large amounts in 元, and 万 without 元, do not fit in."""

import re
from collections.abc import Iterator

from evalforms.checks.objectives import objectives
from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.amounts import Amount, amounts_in
from evalforms.narratives.plain import plain
from evalforms.sheets.rows import ObjectiveCategory

_BARE = re.compile(
    r"\d\s*[万亿](?![元人户亩次份件套吨只头株平立个条公米千斤册辆台家度以以上]|美元|欧元)"
)


def _in_text(subject: Subject) -> Iterator[Flaw]:
    """The first amount of a text row that is not in 万元 or 亿元."""
    least = subject.figure("F07", "yuan_from")
    for cell, text in subject.narratives():
        odd = next((amount for amount in amounts_in(text) if _is_odd(amount, int(least))), None)
        if odd is not None:
            message = f"{subject.label(cell)}中的{quoted(odd.text)}不是以万元为单位，请改为万元。"
            yield Flaw(cell, message, odd.text)


def _is_odd(amount: Amount, least: int) -> bool:
    if amount.is_price:
        return False
    return amount.unit in ("万", "亿") or (amount.unit == "元" and abs(amount.yuan) >= least)


def _in_objectives(subject: Subject) -> Iterator[Flaw]:
    """Cost objectives: 15万 instead of 15万元."""
    for item in objectives(subject):
        if item.category is not ObjectiveCategory.COST:
            continue
        for column in ("target", "actual"):
            text = getattr(item.row, column)
            if _BARE.search(plain(text)):
                message = f"{item.place}的{quoted(text)}缺少“元”，请写明万元。"
                yield Flaw(item.cell(column), message)


def _units(subject: Subject) -> Iterator[Flaw]:
    yield from _in_text(subject)
    yield from _in_objectives(subject)


RULES = (
    Rule("F07", "金额单位不统一", BOTH, "narratives.*, objectives[n].target, .actual", _units),
)
