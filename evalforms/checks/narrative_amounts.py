"""M07: what the text calls budget, allotted, spent or left is what the table says.

Precise before clever: an amount counts only where the text names it as a whole (全年实际支出,
共支付), and the rule is silent as soon as the text also has the right figure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evalforms.checks.money import AVAILABLE, budget_of, spent_of
from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.amounts import Amount, amounts_in, any_same
from evalforms.narratives.plain import plain
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.sheet import cell_value

_WHOLE = "(?:共|共计|合计|累计|总计|总共|全年|全部|实际|年度|当年|本年|项目|资金|已)"
_END = "(?:资金|经费|金额|总额|数|合计|共计|共|了|为|是|计|达到?|总额为|[:,])*$"


@dataclass(frozen=True, slots=True)
class _Figure:
    """label and name: in the text and in the table; value and `also` in 万元, what it may mean."""

    label: str
    name: str
    value: Decimal
    also: tuple[Decimal, ...]
    said: re.Pattern[str]


_PROJECT = {
    "spent": re.compile(
        f"(?:{_WHOLE}(?:资金)?(?:支付|支出|使用|列支|拨付|兑现)|实际支出(?:资金)?|(?:支付|支出|"
        f"使用)"
        f"(?:资金)?(?:共|合计|总额|累计|共计))(?:资金|财政资金|市级资金|项目资金|专项资金)?{_END}"
    ),
    "budget": re.compile(
        f"(?:年初|项目|年度|预算|财政|市级)?(?:预算(?:资金|安排|批复|金额|总额)|安排(?:财政|市级|"
        f"项目)?预算|"
        f"(?:年初|项目|年度|批复)预算){_END}"
    ),
    "allocated": re.compile(
        f"(?:实际|资金|预算|财政|全年|指标|已)?(?:下达|到位)(?:资金|预算|经费)?{_END}"
    ),
    "left": re.compile(f"(?:年末|资金|预算|项目)?(?:结余|剩余|结转结余)(?:资金)?{_END}"),
}
_DEPARTMENT = {
    "budget.carried_over": re.compile(f"上年(?:度)?结转(?:结余)?(?:资金|金额)?{_END}"),
    "budget.initial_budget": re.compile(f"年初(?:部门)?预算(?:安排|批复|数|资金|金额)?{_END}"),
    "budget.executed": re.compile(
        f"(?:(?:全年|本年|年度|当年|实际)(?:预算)?(?:执行|完成支出)|预算执行)(?:数|金额|"
        f"资金)?{_END}"
    ),
    "budget.year_end_balance": re.compile(f"年末(?:资金)?(?:结转)?结余(?:资金|金额)?{_END}"),
}
_PART = re.compile("其中|分别|包括|含[^,。;]*$|首付|第[一二三四]批|[一二三四五六七八九十\\d]+月")
_UNTIL = re.compile("截[至止][^,]{0,12}?(?:月底|月末|日|年底|年末|月)")
_BEFORE = 30


def _amounts(subject: Subject) -> Iterator[Flaw]:
    figures = tuple(_figures(subject))
    for cell, text in subject.narratives():
        for figure in figures:
            wrong = _contradiction(text, figure)
            if wrong is not None:
                message = (
                    f"{subject.label(cell)}写明{figure.label}{quoted(wrong.text)}，"
                    f"表内{figure.name}为 "
                    f"{figure.value} 万元，文字金额与表内金额不一致，请核对。"
                )
                yield Flaw(cell, message, figure.label)
                break


def _contradiction(text: str, figure: _Figure) -> Amount | None:
    """The first amount so named, where no amount of the text is the right one."""
    amounts = [amount for amount in amounts_in(text) if not amount.is_price]
    right = {figure.value, *figure.also}
    if any(any_same(Fraction(value), amounts) for value in right):
        return None
    return next((amount for amount in amounts if _is_named(text, amount, figure.said)), None)


def _is_named(text: str, amount: Amount, said: re.Pattern[str]) -> bool:
    if amount.is_rough:
        return False
    before = plain(text)[max(0, amount.start - _BEFORE) : amount.start]
    statement = _UNTIL.sub("", re.split("[。;\n]", before)[-1])
    return bool(said.search(statement)) and not _PART.search(statement)


def _figures(subject: Subject) -> Iterator[_Figure]:
    if isinstance(subject.sheet, ProjectSheet):
        yield from _project_figures(subject, subject.sheet)
        return
    for cell, said in _DEPARTMENT.items():
        value = cell_value(subject.sheet, cell)
        if value is not None:
            label = subject.label(cell)
            yield _Figure(label, label, value, _meant_too(subject, cell), said)


def _meant_too(subject: Subject, cell: str) -> tuple[Decimal, ...]:
    """The initial budget is often told with what was carried over."""
    if cell != "budget.initial_budget":
        return ()
    together = subject.sum_of("budget.carried_over", cell), subject.sum_of(*AVAILABLE)
    return tuple(value for value in together if value is not None)


def _project_figures(subject: Subject, sheet: ProjectSheet) -> Iterator[_Figure]:
    budget, spent, allocated = budget_of(subject), spent_of(subject), sheet.funds.allocated
    if spent is not None:
        yield _Figure("实际支出", "实际支出资金合计", spent, (), _PROJECT["spent"])
    if budget is not None:
        also = (allocated,) if allocated is not None else ()
        yield _Figure("预算资金", "预算资金合计", budget, also, _PROJECT["budget"])
    if allocated is not None:
        yield _Figure("下达资金", "预算下达资金", allocated, (), _PROJECT["allocated"])
    if spent is not None and allocated is not None:
        also = (budget - spent,) if budget is not None else ()
        name = "下达资金与实际支出之差"
        yield _Figure("结余", name, allocated - spent, also, _PROJECT["left"])


RULES = (Rule("M07", "文字金额与表内金额不一致", BOTH, "narratives.*", _amounts),)
