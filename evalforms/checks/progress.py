"""F19 完成进度 carries its sign, I04 it is a percentage and the right one."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from evalforms.checks.objectives import Objective, objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.frameworks.levels import level_named
from evalforms.narratives.plain import plain
from evalforms.scoring.wording import percent
from evalforms.sheets.rows import ObjectiveCategory

_FIGURE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(%?)", re.ASCII)
_FULL = re.compile("已?(?:全部|按[时期])?完成|达成|达标|/|-+|—+|无|不适用")


def _without_sign(subject: Subject) -> Iterator[Flaw]:
    """F19: 100 instead of 100%."""
    for item in objectives(subject):
        match = _FIGURE.fullmatch(plain(item.row.progress).strip())
        if match is not None and not match.group(2):
            message = f"{item.place}的完成进度{quoted(item.row.progress)}缺少百分号，请写成百分数。"
            yield Flaw(item.cell("progress"), message)


def _wrong(subject: Subject) -> Iterator[Flaw]:
    """I04: something else than a percentage, or another one than result ÷ target."""
    tolerance = subject.figure("I04", "tolerance")
    for item in objectives(subject):
        text = plain(item.row.progress).strip()
        if not text or _FULL.fullmatch(text) or level_named(text):
            continue
        match = _FIGURE.fullmatch(text)
        if match is None:
            message = f"{item.place}的完成进度{quoted(text)}不是百分数，请填写百分数。"
            yield Flaw(item.cell("progress"), message)
        else:
            yield from _differs(item, Fraction(match.group(1)), tolerance)


def _differs(item: Objective, typed: Fraction, tolerance: Decimal) -> Iterator[Flaw]:
    rate = _rate(item)
    if rate is None or typed == rate or abs(typed - min(rate, Fraction(100))) <= tolerance:
        return
    if rate > 100 and typed >= 100:
        return
    message = (
        f"{item.place}实际{item.row.actual.strip()}、目标{item.row.target.strip()}，"
        f"完成进度应为{percent(min(rate, Fraction(100)))}，填为{percent(typed)}，请更正。"
    )
    yield Flaw(item.cell("progress"), message)


def _rate(item: Objective) -> Fraction | None:
    """Result ÷ target in percent, only where more is better and both are figures."""
    if item.less_is_better or item.category is ObjectiveCategory.TIMELINESS:
        return None
    return None if item.share is None else item.share * 100


RULES = (
    Rule("F19", "完成进度缺少百分号", PROJECT, "objectives[n].progress", _without_sign),
    Rule("I04", "完成进度与计算不符", PROJECT, "objectives[n].progress", _wrong),
)
