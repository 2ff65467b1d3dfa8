"""The whole 评分表 of a sheet: lines, subtotals, total and grade.

Subtotals and total are sums of the printed lines, so that whoever adds up the paper gets the same.
"""

from dataclasses import dataclass
from decimal import Decimal

from evalforms.frameworks.definitions import FormDefinition, Indicator, ScoreMode
from evalforms.scoring.advice import Advice, advise
from evalforms.scoring.cap import AppliedCap, applied_caps, cap_problem
from evalforms.scoring.grade import grade
from evalforms.scoring.rounding import exact_sum
from evalforms.sheets.rows import ScoreRow
from evalforms.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ScoredLine:
    """One line of the 评分表. weight and score in points, rate in percent, two places each.

    score: the computed value in mode `computed`, else as typed; advised: what the rule gives;
    explanation: the line for 计算分析情况; problem: why the rule cannot be applied.
    """

    indicator: str
    weight: Decimal
    score: Decimal | None
    mode: ScoreMode
    rate: Decimal | None
    advised: Decimal | None
    explanation: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """lines in printed order; subtotals and weights by dimension code; points throughout.

    grade is "" while a line that counts has no score or a cap cannot be judged.
    """

    lines: tuple[ScoredLine, ...]
    subtotals: dict[str, Decimal]
    weights: dict[str, Decimal]
    total: Decimal
    total_weight: Decimal
    grade: str
    caps: tuple[AppliedCap, ...]
    cap_problem: str | None

    def line(self, code: str) -> ScoredLine:
        """Raises KeyError where the form has no such indicator."""
        for line in self.lines:
            if line.indicator == code:
                return line
        raise KeyError(code)


def evaluate(sheet: Sheet, definition: FormDefinition) -> Scorecard:
    """Score a sheet. Never fails: what cannot be computed is told in the line's `problem`.

    Missing weights are the reference weights; a computed score stands over a typed one.
    """
    rows = {row.indicator: row for row in sheet.scores}
    lines = {
        indicator.code: _line(sheet, indicator, rows.get(indicator.code))
        for indicator in definition.indicators
    }
    subtotals, weights = _subtotals(definition, lines), _weights(definition, lines)
    problem = cap_problem(sheet, definition)
    uncapped = exact_sum(subtotals.values())
    caps = () if problem else applied_caps(sheet, definition, uncapped)
    total = exact_sum([uncapped, *(cap.deduction.copy_negate() for cap in caps)])
    complete = problem is None and all(map(_counts, lines.values()))
    return Scorecard(
        lines=tuple(lines.values()),
        subtotals=subtotals,
        weights=weights,
        total=total,
        total_weight=exact_sum(weights.values()),
        grade=grade(total, definition.grades) if complete else "",
        caps=caps,
        cap_problem=problem,
    )


def _line(sheet: Sheet, indicator: Indicator, row: ScoreRow | None) -> ScoredLine:
    typed = row.weight if row is not None else None
    weight = exact_sum([indicator.weight if typed is None else typed])
    advice = advise(sheet, indicator, weight)
    return ScoredLine(
        indicator=indicator.code,
        weight=weight,
        score=_score(indicator, row, advice),
        mode=indicator.mode,
        rate=advice.rate,
        advised=advice.points,
        explanation=advice.explanation,
        problem=advice.problem,
    )


def _score(indicator: Indicator, row: ScoreRow | None, advice: Advice) -> Decimal | None:
    if indicator.mode is ScoreMode.COMPUTED:
        return advice.points
    return None if row is None else row.score


def _counts(line: ScoredLine) -> bool:
    return line.score is not None or line.weight <= 0


def _subtotals(definition: FormDefinition, lines: dict[str, ScoredLine]) -> dict[str, Decimal]:
    return {
        dimension.code: exact_sum(
            score
            for indicator in dimension.indicators
            if (score := lines[indicator.code].score) is not None
        )
        for dimension in definition.dimensions
    }


def _weights(definition: FormDefinition, lines: dict[str, ScoredLine]) -> dict[str, Decimal]:
    return {
        dimension.code: exact_sum(
            lines[indicator.code].weight for indicator in dimension.indicators
        )
        for dimension in definition.dimensions
    }
