"""SC01 a score lies between 0 and its weight, SC07 agrees with its rule, SC13 is not capped.

SC00: what the system computes can be computed.
"""

from collections.abc import Iterator
from decimal import Decimal

from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.frameworks.definitions import ScoreMode
from evalforms.scoring.rounding import exact_sum


def _in_range(subject: Subject) -> Iterator[Flaw]:
    """SC01: 0 ≤ 评价得分 ≤ 设定分值."""
    for indicator, line in subject.scored():
        if line.score is None or 0 <= line.score <= max(line.weight, Decimal(0)):
            continue
        message = (
            f"{subject.named(indicator)}评价得分 {line.score} 超出分值范围，"
            f"请在0与设定分值 {line.weight} 之间评分。"
        )
        yield Flaw(f"scores.{indicator.code}.score", message)


def _as_advised(subject: Subject) -> Iterator[Flaw]:
    """SC07: a typed score differs from what the rule gives by more than the tolerance."""
    tolerance = subject.figure("SC07", "tolerance")
    for indicator, line in subject.scored():
        if line.mode is not ScoreMode.ADVISED or line.score is None or line.advised is None:
            continue
        if abs(exact_sum([line.score, line.advised.copy_negate()])) > tolerance:
            message = (
                f"{subject.named(indicator)}评价得分 {line.score} 与规则计算结果 "
                f"{line.advised} 不一致（{line.explanation}），请更正或说明理由。"
            )
            yield Flaw(f"scores.{indicator.code}.score", message)


def _computable(subject: Subject) -> Iterator[Flaw]:
    """SC00: a computed line that counts, or the cap of the total, cannot be computed."""
    for indicator, line in subject.scored():
        if line.mode is ScoreMode.COMPUTED and line.problem is not None and line.weight > 0:
            message = (
                f"{subject.named(indicator)}由系统计算，现无法计算：{line.problem}。请补齐或更正。"
            )
            yield Flaw(f"scores.{indicator.code}.score", message)
    if subject.scorecard.cap_problem is not None:
        message = f"{subject.scorecard.cap_problem}，请补齐相关金额。"
        yield Flaw("scores", message)


def _total_cap(subject: Subject) -> Iterator[Flaw]:
    """SC13: the total was cut to the cap of the execution rate."""
    for cap in subject.scorecard.caps:
        message = f"综合得分已按预算执行率封顶：{cap.explanation}。请说明执行率偏低的原因。"
        yield Flaw("scores", message)


RULES = (
    Rule("SC00", "系统无法计算得分", BOTH, "scores.*.score, scores", _computable),
    Rule("SC01", "得分超出分值范围", BOTH, "scores.*.score", _in_range),
    Rule("SC07", "得分与规则计算结果不一致", BOTH, "scores.*.score", _as_advised),
    Rule("SC13", "综合得分超过执行率对应上限", BOTH, "scores", _total_cap),
)
