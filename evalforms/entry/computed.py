"""Figures that nobody types: computed scores, sums, rates, with how they came about."""

from collections.abc import Iterator
from decimal import Decimal

from evalforms.entry.figure import Computed
from evalforms.entry.objective_progress import objective_progress
from evalforms.evaluations.current import Current
from evalforms.frameworks.definitions import ScoreMode
from evalforms.scoring.rounding import exact_sum
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.project import ProjectSheet

UNKNOWN = "无法计算"


def computed_of(state: Current) -> dict[str, Computed]:
    """By the name that the page knows each figure by."""
    sheet = state.assessment.sheet
    figures = {**dict(_lines(state)), **_sums(state)}
    if isinstance(sheet, ProjectSheet):
        return figures | _funds(sheet, state) | objective_progress(state)
    return figures | _balance(sheet)


def _lines(state: Current) -> Iterator[tuple[str, Computed]]:
    for line in state.assessment.scorecard.lines:
        if line.mode == ScoreMode.COMPUTED:
            yield f"scores.{line.indicator}.score", _or_unknown(line.score, line.explanation)
        elif line.mode == ScoreMode.ADVISED:
            differs = line.advised is not None and line.advised != line.score
            value = _points(line.advised)
            yield f"advice.{line.indicator}", Computed(value, line.explanation, differs)


def _sums(state: Current) -> dict[str, Computed]:
    card = state.assessment.scorecard
    figures = {
        "total": Computed(
            _points(card.total), "综合得分 = 各项评价得分之和", not state.assessment.is_result
        ),
        "grade": _grade(state),
        "weights.total": _weights("设定分值合计", card.total_weight, Decimal(100)),
    }
    for dimension in state.evaluation.definition.dimensions:
        code = dimension.code
        figures[f"subtotals.{code}"] = Computed(_points(card.subtotals[code]))
        figures[f"weights.{code}"] = _weights(
            f"{dimension.name}设定分值", card.weights[code], dimension.weight
        )
    return figures | _shared_weights(state)


def _grade(state: Current) -> Computed:
    if not state.assessment.is_result:
        return Computed("未评定", "得分超出分值，更正后评定等次")
    return Computed(state.assessment.scorecard.grade or "未评定", "评分表填完后评定等次")


def _shared_weights(state: Current) -> dict[str, Computed]:
    shared = state.evaluation.definition.redistribution
    if shared is None:
        return {}
    card = state.assessment.scorecard
    total = exact_sum(card.line(code).weight for code in shared.indicators)
    return {"weights.shared": _weights("可调整的分值合计", total, shared.total)}


def _weights(label: str, total: Decimal, due: Decimal) -> Computed:
    if total == due:
        return Computed(_points(total), f"{label} {total:f}")
    return Computed(_points(total), f"{label} {total:f}，应为 {due:.2f}", is_off=True)


def _funds(sheet: ProjectSheet, state: Current) -> dict[str, Computed]:
    budget, spent = sheet.funds.budget, sheet.funds.spent
    rate = state.assessment.scorecard.line("budget_execution_rate")
    return {
        "funds.budget": _sum(budget.municipal, budget.other),
        "funds.spent": _sum(spent.municipal, spent.carried_over, spent.superior, spent.other),
        "funds.execution": Computed(
            UNKNOWN if rate.rate is None else f"{rate.rate:.2f}%", rate.explanation
        ),
    }


def _sum(*parts: Decimal | None) -> Computed:
    known = [part for part in parts if part is not None]
    if not known:
        return Computed("")
    total = exact_sum(known)
    terms = " + ".join(f"{part:,.2f}" for part in known)
    return Computed(f"{total:,.2f}", f"= {terms}")


def _balance(sheet: DepartmentSheet) -> dict[str, Computed]:
    """The six amounts of the head table: what should be left, and how far off the typed rest is."""
    budget = sheet.budget
    incoming = (
        budget.carried_over,
        budget.initial_budget,
        budget.budget_adjustment,
        budget.other_adjustment,
    )
    parts = [part for part in incoming if part is not None]
    if budget.executed is None or budget.initial_budget is None:
        return {"budget.balance": Computed("填写年初预算金额和预算执行金额后核对")}
    left = exact_sum([*parts, budget.executed.copy_negate()])
    working = f"{_terms(parts)} − {budget.executed:,.2f} = {left:,.2f}"
    if budget.year_end_balance is None:
        return {"budget.balance": Computed(f"应结余 {left:,.2f}", working)}
    off = exact_sum([budget.year_end_balance, left.copy_negate()])
    if off:
        return {"budget.balance": Computed(f"相差 {off:,.2f}", working, is_off=True)}
    return {"budget.balance": Computed("平衡", working)}


def _terms(parts: list[Decimal]) -> str:
    first, *others = parts
    signed = (f"{'−' if part < 0 else '+'} {abs(part):,.2f}" for part in others)
    return " ".join([f"{first:,.2f}", *signed])


def _or_unknown(points: Decimal | None, explanation: str) -> Computed:
    if points is None:
        return Computed(UNKNOWN, explanation)
    return Computed(_points(points), explanation)


def _points(points: Decimal | None) -> str:
    return "" if points is None else f"{points:.2f}"
