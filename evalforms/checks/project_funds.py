"""M04 spent ≤ allotted, M05 allotted = budget, M06 most of it is spent; else the text says why."""

from collections.abc import Iterator
from decimal import Decimal

from evalforms.checks.money import AVAILABLE, budget_of, percentage, spent_of
from evalforms.checks.rule import BOTH, PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.reasons import NOT_ALLOTTED, OVERSPENT, UNSPENT, gives_cause, says_why
from evalforms.sheets.project import ProjectSheet


def _spent_within_allocated(subject: Subject) -> Iterator[Flaw]:
    """M04: 实际支出 (four sources together) is at most 预算下达资金."""
    if not isinstance(subject.sheet, ProjectSheet):
        return
    spent, allocated = spent_of(subject), subject.sheet.funds.allocated
    if spent is None or allocated is None or spent <= allocated:
        return
    if not says_why(subject.told(), OVERSPENT):
        message = f"实际支出合计 {spent} 万元超过预算下达资金 {allocated} 万元，请核对两项金额。"
        yield Flaw("funds.spent.municipal", message)


def _allocated_against_budget(subject: Subject) -> Iterator[Flaw]:
    """M05: 预算下达资金 below 预算资金 wants a reason; above it the budget cell is wrong."""
    if not isinstance(subject.sheet, ProjectSheet):
        return
    budget, allocated = budget_of(subject), subject.sheet.funds.allocated
    if budget is None or allocated is None or allocated == budget:
        return
    if _is_explained(subject, "funds_in_place_rate") or says_why(subject.told(), NOT_ALLOTTED):
        return
    relation = "未足额下达" if allocated < budget else "超过预算资金"
    message = (
        f"预算下达资金 {allocated} 万元与预算资金 {budget} 万元不等（{relation}），请说明原因。"
    )
    yield Flaw("funds.allocated", message)


def _low_execution(subject: Subject) -> Iterator[Flaw]:
    """M06: spent ÷ allotted, of a department executed ÷ available, below the limit."""
    spent, base, cell, score = _execution(subject)
    if spent is None or base is None or base <= 0:
        return
    rate = percentage(spent, base)
    limit = subject.figure("M06", "execution_below")
    if rate >= limit or _is_explained(subject, score) or says_why(subject.told(), UNSPENT):
        return
    message = f"预算执行率 {spent} ÷ {base} = {rate}%，低于{limit}%，请说明原因及改进措施。"
    yield Flaw(cell, message)


def _execution(subject: Subject) -> tuple[Decimal | None, Decimal | None, str, str]:
    if isinstance(subject.sheet, ProjectSheet):
        allocated = subject.sheet.funds.allocated
        return spent_of(subject), allocated, "funds.spent.municipal", "budget_execution_rate"
    executed = subject.sheet.budget.executed
    return executed, subject.sum_of(*AVAILABLE), "budget.executed", "budget_completion_rate"


def _is_explained(subject: Subject, code: str) -> bool:
    return gives_cause(subject.deduction_reason(code))


RULES = (
    Rule("M04", "实际支出超过下达资金", PROJECT, "funds.spent.municipal", _spent_within_allocated),
    Rule("M05", "资金未足额下达", PROJECT, "funds.allocated", _allocated_against_budget),
    Rule("M06", "预算执行率偏低", BOTH, "funds.spent.municipal, budget.executed", _low_execution),
)
