"""SC02: weights add up, and only those that may be spread differ from the reference."""

from collections.abc import Iterator
from decimal import Decimal

from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.scoring.rounding import exact_sum


def _add_up(subject: Subject) -> Iterator[Flaw]:
    """Σ 设定分值 = 100."""
    total = subject.scorecard.total_weight
    if total != 100:
        difference = exact_sum([total, Decimal(-100)])
        message = f"设定分值合计为 {total}，应为100（相差 {difference}），请调整设定分值。"
        yield Flaw("scores", message)


def _spread_add_up(subject: Subject) -> Iterator[Flaw]:
    """The weights that a unit may spread share their fixed sum (20 in the project form)."""
    shared = subject.definition.redistribution
    if shared is None:
        return
    lines = [subject.scorecard.line(code) for code in shared.indicators]
    total = exact_sum(line.weight for line in lines)
    if total != shared.total:
        names = "、".join(subject.definition.indicator(code).name for code in shared.indicators)
        figures = " + ".join(str(line.weight) for line in lines)
        message = f"{names}的设定分值合计应为{shared.total}：{figures} = {total}，请重新分配。"
        yield Flaw(f"scores.{shared.indicators[0]}.weight", message, "合计")


def _as_given(subject: Subject) -> Iterator[Flaw]:
    """A weight that may not be spread equals its reference weight; none is negative."""
    for indicator, line in subject.scored():
        cell = f"scores.{indicator.code}.weight"
        if line.weight < 0:
            message = f"{subject.named(indicator)}设定分值 {line.weight} 为负数，请填写0或正数。"
            yield Flaw(cell, message, "负数")
        elif line.weight != indicator.weight and not subject.definition.may_redistribute(
            indicator.code
        ):
            message = (
                f"{subject.named(indicator)}设定分值 {line.weight} 与参考分值 "
                f"{indicator.weight} 不同，此项分值不得调整，请改回 {indicator.weight}。"
            )
            yield Flaw(cell, message)


def _weights(subject: Subject) -> Iterator[Flaw]:
    yield from _as_given(subject)
    yield from _spread_add_up(subject)
    yield from _add_up(subject)


RULES = (Rule("SC02", "设定分值不等于规定分值", BOTH, "scores, scores.*.weight", _weights),)
