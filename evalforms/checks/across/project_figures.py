"""What the department tells of a project: M07 its money, I21 its counts, M20 its use."""

import re
from collections.abc import Iterator

from evalforms.checks.across.mentions import mention_of
from evalforms.checks.across.project_forms import figure_of
from evalforms.checks.across.submission import CrossFlaw, CrossRule, Submission
from evalforms.checks.across.told_apart import told_apart
from evalforms.checks.counted_nouns import counted_noun
from evalforms.checks.objectives import Objective, objectives_of
from evalforms.narratives.amounts import amounts_in, any_same
from evalforms.narratives.counts import counted_kind, counts_in
from evalforms.narratives.plain import plain
from evalforms.scoring.wording import money
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.quantities import Quantity

_CELL = "narratives.analysis"
_SPENT = re.compile(
    "(?:投入|支付|支出|拨付|使用|兑现|发放|列支|完成投资)(?:资金|财政资金|了|共|共计|合计|为|[:,])*$"
)
_SUBSIDY = re.compile("补助|补贴|贴息|奖励|奖补|配套")
_INVESTMENT = re.compile("股权|入股|出资|注资|产业基金|投决会|投资决策委员会|投后管理")
_PLAN = re.compile("计划|目标|拟|预计")

_Told = tuple[int, ProjectSheet, str, str]


def _told(submission: Submission) -> Iterator[_Told]:
    """Place of the department sheet, a project, what tells it apart, and what is said about it."""
    for at, department, projects in submission.pairs():
        for own, sheet in projects:
            others = tuple(s.project.name for place, s in projects if place != own)
            name = sheet.project.name.strip()
            mention = mention_of(name, department.narratives.analysis, others) if name else None
            if mention is not None:
                yield at, sheet, told_apart(sheet, projects), mention.told


def _money(submission: Submission) -> Iterator[CrossFlaw]:
    """M07: an amount that is said to be spent, and nothing in the text is what was spent."""
    for at, sheet, about, text in _told(submission):
        spent = figure_of(sheet, "spent")
        amounts = [amount for amount in amounts_in(text) if not amount.is_price]
        wrong = next((a for a in amounts if _SPENT.search(plain(text)[: a.start])), None)
        if wrong is None or any_same(spent, amounts):
            continue
        message = (
            f"部门整体表写明“{sheet.project.name.strip()}”支出{wrong.text}，项目自评表实际支出合计 "
            f"{money(spent)} 万元，文字金额与表内金额不一致，请核对。"
        )
        yield CrossFlaw(at, _CELL, message, about)


def _counts(submission: Submission) -> Iterator[CrossFlaw]:
    """I21: a count of what an objective of the project counts, and another figure."""
    for at, sheet, about, text in _told(submission):
        for item in objectives_of(sheet):
            wrong = _other_count(item, text)
            if wrong:
                message = (
                    f"部门整体表写明“{wrong}”，项目自评表“{sheet.project.name.strip()}”{item.place}"
                    f"实际{item.row.actual.strip()}，数量前后不一致，请核对。"
                )
                yield CrossFlaw(at, _CELL, message, f"{about}：{counted_noun(item.name)}")
                break


def _other_count(item: Objective, text: str) -> str:
    if not isinstance(item.actual, Quantity) or not item.actual.unit:
        return ""
    number, unit = item.actual.in_base_unit()
    noun = counted_noun(item.name)
    if not noun:
        return ""
    same = [
        count
        for count in counts_in(text)
        if count.kind == counted_kind(unit)
        and (count.after.startswith(noun) or (count.before.endswith(noun) and not count.joined))
        and not _PLAN.search(count.sentence)
    ]
    if not same or any(count.number == number or count.is_rough for count in same):
        return ""
    return same[0].text[:20]


def _use(submission: Submission) -> Iterator[CrossFlaw]:
    """M20: subsidies in the one form, an equity investment in the other."""
    for at, sheet, about, text in _told(submission):
        told = plain(f"{sheet.narratives.fund_use}\n{sheet.narratives.implementation}")
        invested, granted = _INVESTMENT.search(told), _SUBSIDY.search(text)
        if invested and granted and not _INVESTMENT.search(text) and not _SUBSIDY.search(told):
            message = (
                f"部门整体表写明“{sheet.project.name.strip()}”用于{granted.group()}，项目自评表写明"
                f"{invested.group()}，资金用途与批复用途可能不一致，请核实。"
            )
            yield CrossFlaw(at, _CELL, message, about)


RULES = (
    CrossRule("M07", "部门整体表的项目金额与项目自评表不一致", _CELL, _money),
    CrossRule("I21", "部门整体表的数量与项目自评表不一致", _CELL, _counts),
    CrossRule("M20", "资金用途与批复用途可能不一致", _CELL, _use),
)
