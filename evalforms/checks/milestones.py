"""I23: when a thing was done according to its objective and according to the text."""

import re
from collections.abc import Iterator

from evalforms.checks.objectives import Objective, objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.dates import DateMention, dates_in
from evalforms.narratives.plain import plain
from evalforms.sheets.periods import Period
from evalforms.sheets.rows import ObjectiveCategory

_CELL = "narratives.implementation"
_EVENTS = tuple(
    "评审 评价 验收 竣工 完工 开工 招标 采购 发放 拨付 兑现 公示 公布 上线 投入使用 培训 交付 签订 "
    "申报 奖励".split()
)
_DOCUMENT = re.compile("印发|文件|批复|发布|办法|规划")
_PLANNED = re.compile("要求|计划|原定|预定|拟|预计|目标|应当?|须|力争|确保")
_END = re.compile("完成|完毕|结束|截止|最后|末")
_BEGINNING = re.compile("启动|开始|首|起(?!草)|遴选|报名|动员|发布")
_EARLIER = 5  # years that a project may have been under way
_REVIEWS = ("评审", "评价")


def _contradicted(subject: Subject) -> Iterator[Flaw]:
    """The text dates the same event, and never in the time that the objective gives."""
    text = plain(dict(subject.narratives()).get(_CELL, ""))
    mentions = [m for m in dates_in(text, subject.sheet.year) if _is_of_our_time(m, subject)]
    for item in objectives(subject):
        if item.category is not ObjectiveCategory.TIMELINESS or not isinstance(item.actual, Period):
            continue
        told = [mention for mention in mentions if _same_event(item, mention, text)]
        if told and not any(_meets(mention, item.actual) for mention in told):
            message = (
                f"{item.place}实际完成{quoted(item.row.actual)}，项目组织实施情况写明"
                f"{quoted(_said(told[0], text))}，时间节点与文字说明矛盾，请核对。"
            )
            yield Flaw(item.cell("actual"), message)


def _is_of_our_time(mention: DateMention, subject: Subject) -> bool:
    """A time long ago is a slip of the pen in the year, no other milestone."""
    first = subject.sheet.year - _EARLIER
    return mention.period is not None and mention.period.last.year >= first


def _same_event(item: Objective, mention: DateMention, text: str) -> bool:
    clause, name = _clause(mention, text), item.row.name
    if _DOCUMENT.search(clause) or _PLANNED.search(_opening(mention, text)):
        return False
    if _END.search(name) and _BEGINNING.search(clause):
        return False
    event = max(_EVENTS, key=name.rfind)  # what the name ends with is what it is about
    if event not in name:
        return False
    return any(word in clause for word in (_REVIEWS if event in _REVIEWS else (event,)))


def _clause(mention: DateMention, text: str) -> str:
    return re.split("[,。;\n]", text[mention.start :])[0]


def _opening(mention: DateMention, text: str) -> str:
    """What stands before the date in its clause."""
    return re.split("[,。;\n]", text[: mention.start])[-1]


def _said(mention: DateMention, text: str) -> str:
    year = "" if mention.has_year or mention.period is None else f"{mention.period.first.year}年"
    return year + _clause(mention, text)


def _meets(mention: DateMention, actual: Period) -> bool:
    period = mention.period
    return period is not None and period.first <= actual.last and actual.first <= period.last


RULES = (Rule("I23", "时间节点与文字说明矛盾", PROJECT, "objectives[n].actual", _contradicted),)
