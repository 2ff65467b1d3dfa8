"""Functional classes in 预算执行情况: M11 both numbers in a row, M12 sums, M13 against the head."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product

from evalforms.checks.rule import DEPARTMENT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.amounts import amounts_in
from evalforms.narratives.plain import plain
from evalforms.scoring.wording import money
from evalforms.sheets.department import DepartmentSheet

CELL = "narratives.execution"
_ROW = re.compile(r"(?<![\d.,])(2[0-3]\d)\s*([一-鿿、()]{2,24}(?:支出|事务|资金|等)?)", re.ASCII)
_TOTAL = re.compile("(?:合计|总计)")
_NUMBER = re.compile(r"(?<![\d.])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_SPENT = re.compile("(?:财政拨款(?:总|本年)?支出|支出)(?:总额|合计|总计)?(?:为|共|计|[:,])*$")
_GRANT = "财政拨款"
_MOST_UNCERTAIN = 6
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    name: str
    numbers: tuple[Fraction, ...]


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[tuple[_Row, ...], tuple[Fraction, ...]]:
    """Rows and the numbers behind 合计; nothing where it is no table."""
    words = plain(text)
    heads = list(_ROW.finditer(words))
    if len(heads) < _FEWEST_ROWS:
        return (), ()
    total = _TOTAL.search(words, heads[-1].end())
    ends = [head.start() for head in heads[1:]] + [total.start() if total else len(words)]
    rows = tuple(
        _Row(head.group(1), head.group(2), _numbers(words[head.end() : end]))
        for head, end in zip(heads, ends, strict=True)
    )
    return rows, _numbers(words[total.end() :])[:2] if total else ()


def _numbers(text: str) -> tuple[Fraction, ...]:
    first_line = text.partition("。")[0]
    return tuple(Fraction(match.group().replace(",", "")) for match in _NUMBER.finditer(first_line))


def _half_rows(subject: Subject) -> Iterator[Flaw]:
    """M11: a row with one number, in a table whose other rows have two."""
    rows, _ = _read(_text(subject))
    lone = [row for row in rows if len(row.numbers) == 1]
    if lone and any(len(row.numbers) == 2 for row in rows):
        names = "、".join(f"{row.code}{row.name}" for row in lone)
        message = f"预算执行情况的功能分类{names}只有一个数，请补齐收入数和支出数（没有的填0）。"
        yield Flaw(CELL, message)


def _sums(subject: Subject) -> Iterator[Flaw]:
    """M12: silent as soon as the lone numbers can be income or expenditure so that it adds up."""
    rows, totals = _read(_text(subject))
    counts = {len(row.numbers) for row in rows}
    if len(totals) != max(counts, default=0) or not counts <= {1, 2} or not totals:
        return
    if any(_adds_up(columns, totals) for columns in _readings(rows, len(totals))):
        return
    sums = [
        sum(row.numbers[at] for row in rows if len(row.numbers) > at) for at in range(len(totals))
    ]
    found = "、".join(money(Fraction(value)) for value in sums)
    stated = "、".join(money(value) for value in totals)
    yield Flaw(CELL, f"预算执行情况的功能分类各行相加为{found}，合计写为{stated}，请核对。")


def _readings(rows: tuple[_Row, ...], width: int) -> Iterator[tuple[Fraction, ...]]:
    """The sums of the columns for every way to read the rows with one number."""
    sure = [
        sum((row.numbers[at] for row in rows if len(row.numbers) == width), Fraction(0))
        for at in range(width)
    ]
    lone = [row.numbers[0] for row in rows if len(row.numbers) < width]
    if len(lone) > _MOST_UNCERTAIN:
        yield ()
        return
    for ways in product(((1, 0), (0, 1), (1, 1)), repeat=len(lone)):
        yield tuple(
            sure[at]
            + sum((value * way[at] for value, way in zip(lone, ways, strict=True)), Fraction(0))
            for at in range(width)
        )


def _adds_up(columns: tuple[Fraction, ...], totals: tuple[Fraction, ...]) -> bool:
    return not columns or columns == totals


def _against_head(subject: Subject) -> Iterator[Flaw]:
    """M13: 财政拨款支出 in the text and 预算执行金额 in the head."""
    if not isinstance(subject.sheet, DepartmentSheet) or subject.sheet.budget.executed is None:
        return
    text, executed = _text(subject), subject.sheet.budget.executed
    words = plain(text)
    for amount in amounts_in(text):
        sentence = re.split("[。;\n]", words[: amount.start])[-1]
        if _SPENT.search(sentence) and _GRANT in sentence:
            if abs(amount.wan - Fraction(executed)) > Fraction(1, 100):
                message = (
                    f"财政拨款支出 {money(amount.wan)} 万元与预算执行金额 {executed} 万元不同，"
                    "口径有差异，请说明其他资金。"
                )
                yield Flaw(CELL, message)
            return


def _text(subject: Subject) -> str:
    return subject.sheet.narratives.execution if isinstance(subject.sheet, DepartmentSheet) else ""


RULES = (
    Rule("M11", "功能分类表缺少收入或支出数", DEPARTMENT, CELL, _half_rows),
    Rule("M12", "功能分类合计不符", DEPARTMENT, CELL, _sums),
    Rule("M13", "财政拨款支出与预算执行金额口径不同", DEPARTMENT, CELL, _against_head),
)
