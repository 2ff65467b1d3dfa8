"""Result against target: I05 full marks nevertheless, I06 and I07 no reason given, I24 too late."""

from collections.abc import Iterator

from evalforms.checks.objectives import SCORE_OF, Objective, objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.plain import plain
from evalforms.narratives.reasons import EXCEEDED, LATE, UNMET, gives_cause, says_why
from evalforms.scoring.wording import percent
from evalforms.sheets.quantities import Quantity
from evalforms.sheets.rows import ObjectiveCategory

_POINTS = 5  # percentage points by which a rate exceeds its target by much
_FULL = ("100%", "100", "100.00%", "100.0%", "完成", "已完成")


def _is_late(item: Objective) -> bool:
    return item.category is ObjectiveCategory.TIMELINESS and item.days_late > 0


def _unmet(subject: Subject) -> Iterator[Objective]:
    """Rows that certainly missed their target, but for late ones."""
    for item in objectives(subject):
        if item.is_missed and not _is_late(item):
            yield item


def _told(item: Objective) -> str:
    share = item.share
    rate = "" if share is None or item.less_is_better else f"（完成{percent(share * 100)}）"
    return f"{item.place}实际{item.row.actual.strip()}、目标{item.row.target.strip()}{rate}"


def _full_nevertheless(subject: Subject) -> Iterator[Flaw]:
    """I05: at the progress of the row, and once at the score of the category."""
    scored: set[str] = set()
    for item in _unmet(subject):
        if plain(item.row.progress).strip() in _FULL:
            message = f"{_told(item)}，未达目标但完成进度填为{item.row.progress.strip()}，请更正。"
            yield Flaw(item.cell("progress"), message)
        code = SCORE_OF[item.category]
        if code not in scored and subject.is_full(code):
            scored.add(code)
            name = subject.definition.indicator(code).name
            message = f"{_told(item)}，未达目标但“{name}”得满分，请按规则评分或说明。"
            yield Flaw(f"scores.{code}.score", message, item.name)


def _late_and_full(subject: Subject) -> Iterator[Flaw]:
    """I24: the first late row, at the score for timeliness."""
    code = SCORE_OF[ObjectiveCategory.TIMELINESS]
    if not subject.is_full(code):
        return
    for item in filter(_is_late, objectives(subject)):
        message = (
            f"{_told(item)}，逾期{item.days_late}天以上但“完成及时率”得满分，逾期完成应扣减得分，"
            f" 请更正或说明。"
        )
        yield Flaw(f"scores.{code}.score", message, item.name)
        return


def _unexplained(subject: Subject) -> Iterator[Flaw]:
    """I06: 偏差原因 is empty and no text gives a cause for what was missed."""
    for item in objectives(subject):
        if not item.is_missed or item.row.reason.strip():
            continue
        if not _is_explained(subject, item):
            what = "逾期完成" if _is_late(item) else "未完成指标"
            message = f"{_told(item)}，{what}，请填写偏差原因及改进措施。"
            yield Flaw(item.cell("reason"), message)


def _is_explained(subject: Subject, item: Objective) -> bool:
    about = LATE if _is_late(item) else UNMET
    reason = subject.deduction_reason(SCORE_OF[item.category])
    return gives_cause(reason) or says_why(subject.told(), about)


def _exceeded(subject: Subject) -> Iterator[Flaw]:
    """I07: far more than the target, where more is better and is no percentage."""
    limit = subject.figure("I07", "from")
    for item in objectives(subject):
        share = item.share
        if share is None or item.less_is_better or share * 100 < int(limit):
            continue
        if _is_a_point_or_two(item):
            continue
        if not item.row.reason.strip() and not says_why(subject.told(), EXCEEDED):
            message = (
                f"{item.place}实际{item.row.actual.strip()}为目标{item.row.target.strip()}的"
                f"{percent(share * 100)}，超目标30%以上，请说明原因或目标是否偏低。"
            )
            yield Flaw(item.cell("actual"), message)


def _is_a_point_or_two(item: Objective) -> bool:
    """11% beside ≥8%: a small rate exceeds itself by a third with few percentage points."""
    target, actual = item.target, item.actual
    if not isinstance(target, Quantity) or not isinstance(actual, Quantity):
        return False
    return target.unit == actual.unit == "%" and actual.number - target.number < _POINTS


RULES = (
    Rule(
        "I05",
        "未达目标但得满分",
        PROJECT,
        "objectives[n].progress, scores.*.score",
        _full_nevertheless,
    ),
    Rule("I06", "未完成指标没有偏差原因", PROJECT, "objectives[n].reason", _unexplained),
    Rule("I07", "完成值远超目标", PROJECT, "objectives[n].actual", _exceeded),
    Rule(
        "I24",
        "逾期完成而及时率满分",
        PROJECT,
        "scores.completion_timeliness_rate.score",
        _late_and_full,
    ),
)
