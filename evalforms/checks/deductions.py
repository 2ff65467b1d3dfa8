"""SC08 lost points have a reason, SC09 an indicator without points is confirmed as such."""

from collections.abc import Iterator

from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.reasons import NOT_ALLOTTED, UNSPENT, says_why

_TOLD_ELSEWHERE = {"funds_in_place_rate": NOT_ALLOTTED, "budget_execution_rate": UNSPENT}


def _without_reason(subject: Subject) -> Iterator[Flaw]:
    """SC08: 扣分原因 is empty; of money the text rows may give the reason."""
    for indicator, line in subject.scored():
        if line.score is None or line.score >= line.weight or line.score < 0:
            continue
        about = _TOLD_ELSEWHERE.get(indicator.code)
        if subject.deduction_reason(indicator.code):
            continue
        if about is not None and says_why(subject.told(), about):
            continue
        message = (
            f"{subject.named(indicator)}得分 {line.score} 低于分值 {line.weight}，请填写扣分原因。"
        )
        yield Flaw(f"scores.{indicator.code}.reason", message)


def _without_weight(subject: Subject) -> Iterator[Flaw]:
    """SC09: once for a form, at the first of them: the paper itself provides for such benefits."""
    silent = [
        indicator
        for indicator, line in subject.scored()
        if line.weight == 0 and not _told(subject, indicator.code)
    ]
    if silent:
        names = "、".join(f"“{indicator.name}”" for indicator in silent)
        message = f"评分表{names}设定分值为0，请确认本项目不适用。"
        yield Flaw(f"scores.{silent[0].code}.weight", message)


def _told(subject: Subject, code: str) -> bool:
    row = subject.typed_rows().get(code)
    return row is not None and bool((row.reason + row.analysis).strip())


RULES = (
    Rule("SC08", "扣分没有原因", BOTH, "scores.*.reason", _without_reason),
    Rule("SC09", "分值为0的指标未确认不适用", BOTH, "scores.*.weight", _without_weight),
)
