"""Caps on the total: who executed little of the budget cannot be 优, whatever the lines say."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evalforms.frameworks.definitions import FormDefinition, TotalCap
from evalforms.scoring.problems import NotComputable
from evalforms.scoring.ratios import read_ratio
from evalforms.scoring.rounding import half_up
from evalforms.scoring.wording import percent, plain
from evalforms.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class AppliedCap:
    """rate: percent of execution; maximum and deduction in points, two places."""

    rate: Decimal
    maximum: Decimal
    deduction: Decimal
    explanation: str


def applied_caps(
    sheet: Sheet, definition: FormDefinition, total: Decimal
) -> tuple[AppliedCap, ...]:
    """The strictest cap that bites, if any. Raises NotComputable where execution is unknown."""
    if not definition.caps or definition.execution is None:
        return ()
    reading = read_ratio(sheet, definition.execution)
    cap = _strictest(definition.caps, reading.rate)
    if cap is None or total <= cap.maximum:
        return ()
    deduction = half_up(Fraction(total) - Fraction(cap.maximum))
    explanation = (
        f"预算执行率 = {reading.working} = {percent(reading.rate)}, "
        f"低于{plain(Fraction(cap.execution_below))}%, 综合得分不得超过{cap.maximum}分, "
        f"扣减 {total} − {cap.maximum} = {deduction}"
    )
    return (AppliedCap(half_up(reading.rate), cap.maximum, deduction, explanation),)


def cap_problem(sheet: Sheet, definition: FormDefinition) -> str | None:
    """Why it cannot be said whether the total is capped, None where it can."""
    try:
        applied_caps(sheet, definition, Decimal(0))
    except NotComputable as reason:
        return f"预算执行率无法计算: {reason}, 不能确定综合得分上限"
    return None


def _strictest(caps: tuple[TotalCap, ...], rate: Fraction) -> TotalCap | None:
    biting = [cap for cap in caps if rate < Fraction(cap.execution_below)]
    return min(biting, key=lambda cap: cap.maximum, default=None)
