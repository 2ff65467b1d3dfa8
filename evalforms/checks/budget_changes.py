"""M14 a large adjustment and M15 a large balance of a department are explained."""

from collections.abc import Iterator
from decimal import Decimal

from evalforms.checks.money import AVAILABLE, percentage
from evalforms.checks.rule import DEPARTMENT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.reasons import ADJUSTED, CARRIED_OVER, gives_cause, says_why
from evalforms.scoring.rounding import exact_sum
from evalforms.sheets.department import DepartmentSheet


def _adjustment(subject: Subject) -> Iterator[Flaw]:
    """M14: |预算调整 − 可剔除| ÷ 年初预算 beyond the limit, and nothing says why."""
    if not isinstance(subject.sheet, DepartmentSheet):
        return
    budget, exempt = subject.sheet.budget, subject.sheet.basics.exempt_adjustment or Decimal(0)
    if budget.budget_adjustment is None or not budget.initial_budget or budget.initial_budget < 0:
        return
    adjusted = abs(exact_sum([budget.budget_adjustment, exempt.copy_negate()]))
    rate, limit = percentage(adjusted, budget.initial_budget), subject.figure("M14", "above")
    if rate <= limit or gives_cause(subject.deduction_reason("budget_adjustment_rate")):
        return
    if not says_why(subject.told(), ADJUSTED):
        message = (
            f"预算调整率 {adjusted} ÷ {budget.initial_budget} = {rate}%，超过{limit}%，请说明原因。"
        )
        yield Flaw("budget.budget_adjustment", message)


def _balance(subject: Subject) -> Iterator[Flaw]:
    """M15: 年末结余 ÷ available funds beyond the limit, or more than doubled within the year."""
    if not isinstance(subject.sheet, DepartmentSheet):
        return
    balance, available = subject.sheet.budget.year_end_balance, subject.sum_of(*AVAILABLE)
    if balance is None or available is None or available <= 0:
        return
    why = _too_much(subject, balance, available)
    is_explained = gives_cause(subject.deduction_reason("carryover_balance_rate")) or says_why(
        subject.told(), CARRIED_OVER
    )
    if why and not is_explained:
        yield Flaw("budget.year_end_balance", f"{why}，结转结余偏高，请说明原因。")


def _too_much(subject: Subject, balance: Decimal, available: Decimal) -> str:
    rate, limit = percentage(balance, available), subject.figure("M15", "above")
    if rate > limit:
        return f"结转结余率 {balance} ÷ {available} = {rate}%，超过{limit}%"
    before, growth = subject.sum_of("budget.carried_over"), subject.figure("M15", "growth_above")
    if not before or before < 0 or rate < subject.figure("M15", "growth_counts_from"):
        return ""
    grown = percentage(exact_sum([balance, before.copy_negate()]), before)
    if grown <= growth:
        return ""
    return f"结余由上年结转 {before} 万元增至 {balance} 万元，增长{grown}%"


RULES = (
    Rule("M14", "预算调整率偏高", DEPARTMENT, "budget.budget_adjustment", _adjustment),
    Rule("M15", "结转结余偏高", DEPARTMENT, "budget.year_end_balance", _balance),
)
