"""M04 spent ≤ allotted, M05 allotted < budget."""

from collections.abc import Iterator

from evalforms.checks.finding import Finding, Level
from evalforms.checks.subject import Subject
from evalforms.sheets.project import ProjectSheet

_BUDGET = ("funds.budget.municipal", "funds.budget.other")
_SPENT = (
    "funds.spent.municipal",
    "funds.spent.carried_over",
    "funds.spent.superior",
    "funds.spent.other",
)


def spent_within_allocated(subject: Subject) -> Iterator[Finding]:
    """M04: 实际支出 (four sources together) is at most 预算下达资金."""
    if not isinstance(subject.sheet, ProjectSheet):
        return
    spent, allocated = subject.sum_of(*_SPENT), subject.sheet.funds.allocated
    if spent is not None and allocated is not None and spent > allocated:
        message = f"实际支出合计 {spent} 万元超过预算下达资金 {allocated} 万元, 请核对两项金额。"
        yield Finding("M04", Level.ERROR, "funds.spent.municipal", message)


def allocated_against_budget(subject: Subject) -> Iterator[Finding]:
    """M05: 预算下达资金 below 预算资金 wants a reason; above it the budget cell is wrong."""
    if not isinstance(subject.sheet, ProjectSheet):
        return
    budget, allocated = subject.sum_of(*_BUDGET), subject.sheet.funds.allocated
    if budget is None or allocated is None or allocated == budget:
        return
    relation = "未足额下达" if allocated < budget else "超过预算资金"
    message = f"预算下达资金 {allocated} 万元与预算资金 {budget} 万元不等({relation}), 请说明原因。"
    yield Finding("M05", Level.WARNING, "funds.allocated", message)
