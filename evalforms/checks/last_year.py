"""Against the year before, where its sheet is known: X08 texts, M21 the balance, I30 targets."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from evalforms.checks.objectives import Objective, objectives, objectives_of
from evalforms.checks.rule import BOTH, DEPARTMENT, PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.names import same_name
from evalforms.narratives.plain import plain
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.quantities import Quantity
from evalforms.sheets.sheet import cell_value

_MAY_REPEAT = ("narratives.functions", "narratives.other")


def _copied(subject: Subject) -> Iterator[Flaw]:
    """X08: a text row of some length is almost the one of last year; duties may stay the same."""
    last = subject.context.last_year
    if last is None or last.form != subject.sheet.form:
        return
    least, limit = subject.figure("X08", "length_from"), float(subject.figure("X08", "above"))
    for cell, text in subject.narratives():
        before = cell_value(last, cell)
        if cell in _MAY_REPEAT or len(text) < least or not before:
            continue
        share = _share(plain(before), plain(text))
        if share * 100 > limit:
            message = f"{subject.label(cell)}与上年度内容重复{share:.0%}，请按本年实际情况填写。"
            yield Flaw(cell, message)


def _share(before: str, now: str) -> float:
    """Common characters in order; the quick bounds spare the work where texts clearly differ."""
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    if matcher.real_quick_ratio() < 0.5 or matcher.quick_ratio() < 0.5:
        return 0.0
    return matcher.ratio()


def _balance(subject: Subject) -> Iterator[Flaw]:
    """M21: 上年结转 of this year is 年末结余 of the last."""
    last = subject.context.last_year
    if not isinstance(subject.sheet, DepartmentSheet) or not isinstance(last, DepartmentSheet):
        return
    carried, balance = subject.sheet.budget.carried_over, last.budget.year_end_balance
    if carried is not None and balance is not None and carried != balance:
        message = (
            f"上年结转金额 {carried} 万元与上年度自评表年末结余 {balance} 万元不一致，"
            f"请核对或说明。"
        )
        yield Flaw("budget.carried_over", message)


def _lowered(subject: Subject) -> Iterator[Flaw]:
    """I30: the same indicator with an easier target than last year."""
    last = subject.context.last_year
    if not isinstance(last, ProjectSheet):
        return
    for item in objectives(subject):
        for before in objectives_of(last):
            if same_name(item.name, before.name) and _is_easier(item, before):
                message = (
                    f"{item.place}目标值{item.row.target.strip()}低于上年度的"
                    f"{before.row.target.strip()}，请核实目标是否偏低。"
                )
                yield Flaw(item.cell("target"), message, before.row.target)


def _is_easier(item: Objective, before: Objective) -> bool:
    now, then = item.target, before.target
    if not isinstance(now, Quantity) or not isinstance(then, Quantity):
        return False
    (wanted, unit), (earlier, other) = now.in_base_unit(), then.in_base_unit()
    if unit != other or item.less_is_better != before.less_is_better:
        return False
    return wanted > earlier if item.less_is_better else wanted < earlier


RULES = (
    Rule("X08", "与上年度内容高度重复", BOTH, "narratives.*", _copied),
    Rule("M21", "上年结转与上年度年末结余不一致", DEPARTMENT, "budget.carried_over", _balance),
    Rule("I30", "目标值低于上年度", PROJECT, "objectives[n].target", _lowered),
)
