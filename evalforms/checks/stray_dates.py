"""F16: days that do not exist, and payments or results outside the time of the project."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evalforms.checks.objectives import objectives
from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.dates import DateMention, dates_in
from evalforms.narratives.plain import plain
from evalforms.narratives.sentences import sentences
from evalforms.sheets.periods import Period
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import ObjectiveCategory

_ABOUT_MONEY = re.compile(
    "打款|拨付|支付|到账|下达|转账|划拨|划入|划转|出资|付款|拨款|汇款|支出|发放|兑付|到位"
)
_ABOUT_DOING = re.compile(
    "召开|组织|开工|竣工|完工|完成|验收|评审|评价|签订|招标|中标|公示|公布|培训|检查|采购|实施"
)
_DOCUMENT = re.compile(
    "印发|批复|文件|法|办法|规定|意见|通知|规划|方案|《|〔|成立|设立|以来|起|至|历史|政策|颁布|出台|修订"
)
_TOLD = {
    "project": ("narratives.fund_use", "narratives.implementation"),
    "department": ("narratives.execution",),
}


@dataclass(frozen=True, slots=True)
class _Window:
    first: date
    last: date

    def misses(self, period: Period) -> bool:
        return period.last < self.first or period.first > self.last


def _strays(subject: Subject) -> Iterator[Flaw]:
    window = _window(subject)
    for cell, text in subject.narratives():
        for sentence in sentences(text):
            for mention in dates_in(sentence, subject.sheet.year):
                reason = _wrong(mention, sentence, window if cell in _told(subject) else None)
                if reason:
                    message = (
                        f"{subject.label(cell)}中的日期{quoted(mention.text)}{reason}，请核对。"
                    )
                    yield Flaw(cell, message, mention.text)
    yield from _in_objectives(subject, window)


def _told(subject: Subject) -> tuple[str, ...]:
    return _TOLD[subject.sheet.form]


def _window(subject: Subject) -> _Window:
    """From a year before the project began until the day of filling in."""
    sheet = subject.sheet
    if isinstance(sheet, ProjectSheet):
        start = sheet.project.starts_on or date(sheet.year, 1, 1)
        filled = sheet.filled_on or sheet.signed_on or date(sheet.year + 1, 12, 31)
    else:
        start, filled = date(sheet.year, 1, 1), sheet.signed_on or date(sheet.year + 1, 12, 31)
    years = int(subject.figure("F16", "years_before"))
    return _Window(date(start.year - years, 1, 1), max(filled, date(sheet.year, 12, 31)))


def _wrong(mention: DateMention, sentence: str, window: _Window | None) -> str:
    if mention.period is None:
        return "不存在"
    if window is None or not mention.has_year or not window.misses(mention.period):
        return ""
    near = plain(sentence)[max(0, mention.start - 4) : mention.start + 40]
    is_event = _ABOUT_MONEY.search(near) or (mention.has_day and _ABOUT_DOING.search(near))
    if not is_event or _DOCUMENT.search(near):
        return ""
    return f"不在{window.first}至{window.last}之间"


def _in_objectives(subject: Subject, window: _Window) -> Iterator[Flaw]:
    """When something was done, in the column of results."""
    for item in objectives(subject):
        if item.category is not ObjectiveCategory.TIMELINESS:
            continue
        if isinstance(item.actual, Period) and window.misses(item.actual):
            message = (
                f"{item.place}的实际完成日期{quoted(item.row.actual)}"
                f"不在{window.first}至{window.last}之间，请核对。"
            )
            yield Flaw(item.cell("actual"), message)


RULES = (Rule("F16", "日期疑似错误", BOTH, "narratives.*, objectives[n].actual", _strays),)
