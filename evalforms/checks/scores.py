"""SC01 a score lies between 0 and its weight. SC07 it agrees with its rule."""

from collections.abc import Iterator
from decimal import Decimal

from evalforms.checks.finding import Finding, Level
from evalforms.checks.subject import Subject, named
from evalforms.frameworks.definitions import ScoreMode
from evalforms.scoring.rounding import exact_sum

TOLERANCE = Decimal("0.01")  # points; beyond it a typed score contradicts its rule


def scores_in_range(subject: Subject) -> Iterator[Finding]:
    """SC01: 0 ≤ 评价得分 ≤ 设定分值."""
    for indicator, line in subject.scored():
        if line.score is None or 0 <= line.score <= max(line.weight, Decimal(0)):
            continue
        message = (
            f"{named(indicator)}评价得分 {line.score} 超出分值范围, "
            f"请在0与设定分值 {line.weight} 之间评分。"
        )
        yield Finding("SC01", Level.ERROR, f"scores.{indicator.code}.score", message)


def scores_as_advised(subject: Subject) -> Iterator[Finding]:
    """SC07: a typed score differs from what the rule gives by more than the tolerance."""
    for indicator, line in subject.scored():
        if line.mode is not ScoreMode.ADVISED or line.score is None or line.advised is None:
            continue
        if abs(exact_sum([line.score, line.advised.copy_negate()])) > TOLERANCE:
            message = (
                f"{named(indicator)}评价得分 {line.score} 与规则计算结果 {line.advised} 不一致"
                f"({line.explanation}), 请更正或说明理由。"
            )
            yield Finding("SC07", Level.WARNING, f"scores.{indicator.code}.score", message)


def scores_computable(subject: Subject) -> Iterator[Finding]:
    """SC07: a computed line that counts cannot be computed."""
    for indicator, line in subject.scored():
        if line.mode is ScoreMode.COMPUTED and line.problem is not None and line.weight > 0:
            message = f"{named(indicator)}由系统计算, 现无法计算: {line.problem}。请补齐或更正。"
            yield Finding("SC07", Level.ERROR, f"scores.{indicator.code}.score", message)


def total_cap(subject: Subject) -> Iterator[Finding]:
    """SC13: the total was cut to the cap of the execution rate, or the cap cannot be judged."""
    for cap in subject.scorecard.caps:
        message = f"综合得分已按预算执行率封顶: {cap.explanation}。请说明执行率偏低的原因。"
        yield Finding("SC13", Level.WARNING, "scores", message)
    if subject.scorecard.cap_problem is not None:
        message = f"{subject.scorecard.cap_problem}, 请补齐相关金额。"
        yield Finding("SC13", Level.ERROR, "scores", message)
