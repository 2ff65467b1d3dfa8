"""What the rule of an indicator says about a sheet: rate, points and the explaining line."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evalforms.frameworks.definitions import Indicator
from evalforms.frameworks.rules import (
    AgainstPlan,
    Band,
    Checkpoints,
    Deduction,
    EqualZero,
    FirstFilled,
    Gate,
    Manual,
    Measure,
    MeasuredRule,
    ObjectiveCompletion,
    ObjectiveTimeliness,
    PercentCell,
    Proportional,
    ReverseLinear,
    ReverseRatio,
    Step,
    Tiers,
)
from evalforms.scoring.award import Award
from evalforms.scoring.deduction import deduction
from evalforms.scoring.equal_zero import equal_zero
from evalforms.scoring.gate import gate
from evalforms.scoring.objectives import read_completion, read_timeliness
from evalforms.scoring.problems import NotComputable
from evalforms.scoring.proportional import proportional
from evalforms.scoring.ratios import (
    Reading,
    read_against_plan,
    read_first_filled,
    read_percent,
    read_ratio,
)
from evalforms.scoring.reverse_linear import reverse_linear
from evalforms.scoring.reverse_ratio import reverse_ratio
from evalforms.scoring.rounding import half_up
from evalforms.scoring.step import step
from evalforms.scoring.tiers import tiers
from evalforms.scoring.wording import percent
from evalforms.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Advice:
    """rate: percent, points: both with two places, None where 无法计算; then `problem` says why."""

    rate: Decimal | None = None
    points: Decimal | None = None
    explanation: str = ""
    problem: str | None = None


def advise(sheet: Sheet, indicator: Indicator, weight: Decimal) -> Advice:
    """Nothing for indicators that are scored by hand."""
    rule = indicator.rule
    if rule is None or isinstance(rule, Checkpoints | Band | Manual):
        return Advice()
    try:
        reading = read_measure(sheet, rule.measure)
    except NotComputable as reason:
        return Advice(explanation=f"{indicator.name}无法计算: {reason}", problem=str(reason))
    award = award_points(rule, reading.rate, max(Fraction(weight), Fraction(0)))
    return Advice(
        rate=half_up(reading.rate),
        points=half_up(award.points),
        explanation=explained(indicator.name, reading, award),
    )


def read_measure(sheet: Sheet, measure: Measure) -> Reading:
    """The rate that a measure takes from a sheet. Raises NotComputable."""
    match measure:
        case AgainstPlan():
            return read_against_plan(sheet, measure)
        case FirstFilled():
            return read_first_filled(sheet, measure)
        case PercentCell():
            return read_percent(sheet, measure)
        case ObjectiveCompletion():
            return read_completion(sheet, measure)
        case ObjectiveTimeliness():
            return read_timeliness(sheet, measure)
        case _:
            return read_ratio(sheet, measure)


def award_points(rule: MeasuredRule, rate: Fraction, weight: Fraction) -> Award:
    """Exact points from 0 to 分值 for a rate in percent."""
    match rule:
        case Proportional():
            return proportional(rule, rate, weight)
        case ReverseLinear():
            return reverse_linear(rule, rate, weight)
        case ReverseRatio():
            return reverse_ratio(rule, rate, weight)
        case EqualZero():
            return equal_zero(rule, rate, weight)
        case Deduction():
            return deduction(rule, rate, weight)
        case Step():
            return step(rule, rate, weight)
        case Tiers():
            return tiers(rule, rate, weight)
        case Gate():
            return gate(rule, rate, weight)


def explained(name: str, reading: Reading, award: Award) -> str:
    """The line for 计算分析情况: name = working = rate, why, 得分 = working = points."""
    rate = " = ".join(part for part in (name, reading.working, percent(reading.rate)) if part)
    points = " = ".join(
        part for part in ("得分", award.working, f"{half_up(award.points)}") if part
    )
    return ", ".join(part for part in (rate, award.note, points) if part)
