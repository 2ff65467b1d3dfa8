"""M01 the balance identity of the head table, M02 no more executed than there was."""

from collections.abc import Iterator

from evalforms.checks.money import AVAILABLE
from evalforms.checks.rule import DEPARTMENT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.scoring.rounding import exact_sum
from evalforms.sheets.department import DepartmentSheet


def _balance_identity(subject: Subject) -> Iterator[Flaw]:
    """M01: 上年结转+年初预算+预算调整+其他调整−预算执行 = 年末结余, to 0.01 万元.

    Empty adjustments count as nothing; silent until the other amounts are filled in.
    """
    if not isinstance(subject.sheet, DepartmentSheet):
        return
    budget = subject.sheet.budget
    available = subject.sum_of(*AVAILABLE)
    if available is None or budget.executed is None or budget.year_end_balance is None:
        return
    expected = exact_sum([available, budget.executed.copy_negate()])
    difference = exact_sum([budget.year_end_balance, expected.copy_negate()])
    if difference:
        message = (
            f"收支平衡关系不成立：上年结转+年初预算+预算调整+其他调整 {available} − "
            f"预算执行 {budget.executed} = {expected}，年末结余填为 {budget.year_end_balance}，"
            f"差额 {difference} 万元，请核对这六项金额。"
        )
        yield Flaw("budget.year_end_balance", message)


def _executed_within_available(subject: Subject) -> Iterator[Flaw]:
    """M02: 预算执行 is at most what was available, 年末结余 is not negative."""
    if not isinstance(subject.sheet, DepartmentSheet):
        return
    budget = subject.sheet.budget
    available = subject.sum_of(*AVAILABLE)
    if available is not None and budget.executed is not None and budget.executed > available:
        message = f"预算执行 {budget.executed} 万元超过可用资金 {available} 万元，请核对。"
        yield Flaw("budget.executed", message)
    if budget.year_end_balance is not None and budget.year_end_balance < 0:
        message = f"年末结余 {budget.year_end_balance} 万元为负数，请核对。"
        yield Flaw("budget.year_end_balance", message)


RULES = (
    Rule("M01", "收支平衡关系", DEPARTMENT, "budget.year_end_balance", _balance_identity),
    Rule(
        "M02",
        "执行超过可用资金或结余为负",
        DEPARTMENT,
        "budget.executed, budget.year_end_balance",
        _executed_within_available,
    ),
)
