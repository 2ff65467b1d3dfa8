"""F20 no time of day in a date cell, F21 dates of one column in one spelling."""

import re
from collections.abc import Iterator

from evalforms.checks.objectives import Objective, objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.plain import plain
from evalforms.sheets.periods import Period
from evalforms.sheets.rows import ObjectiveCategory

_TIME = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[T\s]*\d{1,2}:\d{2}:\d{2}", re.ASCII)
_STYLES = (
    ("2020-12-31", re.compile(r"\d{4}-\d{1,2}", re.ASCII)),
    ("2020.12.31", re.compile(r"\d{4}\.\d{1,2}", re.ASCII)),
    ("2020/12/31", re.compile(r"\d{4}/\d{1,2}", re.ASCII)),
    ("2020年12月31日", re.compile(r"\d{4}年", re.ASCII)),
)
_COLUMNS = ("target", "actual")


def _time_of_day(subject: Subject) -> Iterator[Flaw]:
    """F20: 2019-05-01 00:00:00."""
    for item in objectives(subject):
        for column in _COLUMNS:
            text = getattr(item.row, column)
            if _TIME.search(plain(text)):
                message = f"{item.place}的{quoted(text)}带有时间，请只填日期。"
                yield Flaw(item.cell(column), message)


def _styles(subject: Subject) -> Iterator[Flaw]:
    """F21: within a column of the timeliness objectives, and between a target and its result."""
    rows = [item for item in objectives(subject) if item.category is ObjectiveCategory.TIMELINESS]
    first: dict[str, str] = {}
    for item in rows:
        for column in _COLUMNS:
            style, expected = _style(item, column), _expected(item, column, first)
            if style and style != expected:
                text = getattr(item.row, column)
                message = f"{item.place}的日期{quoted(text)}格式不统一，请统一写成{expected}。"
                yield Flaw(item.cell(column), message)
                return


def _expected(item: Objective, column: str, first: dict[str, str]) -> str:
    """The spelling of the first date in the column; of the target where both are numeric.

    2019-08-01 beside 2019.7 is carelessness, 2019年8月底前 beside 2019-07-24 is not.
    """
    style, target = _style(item, column), _style(item, "target")
    if style and target and "年" not in style + target:
        return target
    return first.setdefault(column, style) if style else ""


def _style(item: Objective, column: str) -> str:
    if not isinstance(getattr(item, column), Period):
        return ""
    text = plain(getattr(item.row, column))
    return next((name for name, pattern in _STYLES if pattern.search(text)), "")


RULES = (
    Rule("F20", "日期含有时间", PROJECT, "objectives[n].target, .actual", _time_of_day),
    Rule("F21", "日期格式不统一", PROJECT, "objectives[n].target, .actual", _styles),
)
