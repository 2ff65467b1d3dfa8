"""I13 how many were asked, I14 that anybody was."""

import re
from collections.abc import Iterator

from evalforms.checks.objectives import Objective, objectives
from evalforms.checks.rule import BOTH, PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.plain import plain
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import ObjectiveCategory

_SURVEY = (
    "问卷|答卷|调查|调研|抽样|抽取|抽查|回访|访问|走访|访谈|受访|样本|测评|评议|"
    "征求意见|意见征集|意见[卡表单]|满意度表|评价[表卡单]|有效评价|打分|评分表"
)
_NUMBER = r"\d[\d,]*(?:余|多)?(?:份|人|户|家|名|张|人次|个|位|例|条|件|次|单位|企业)"
_ASKED = re.compile(
    f"(?:{_SURVEY})[^。\n]{{0,60}}?{_NUMBER}|{_NUMBER}[^。\n]{{0,40}}?(?:{_SURVEY})", re.ASCII
)


def _sample(subject: Subject) -> Iterator[Flaw]:
    """I13: a rate of satisfaction, and nowhere how many were asked."""
    sheet = subject.sheet
    if isinstance(sheet, DepartmentSheet):
        yield from _department(subject, sheet)
        return
    rows = list(_rows(subject))
    texts = [text for _, text in subject.narratives()]
    texts += [item.row.name + item.row.actual + item.row.reason for item in rows]
    if rows and not any(_ASKED.search(plain(text)) for text in texts):
        message = f"{rows[0].place}缺少调查样本，请在项目绩效情况中写明调查方式和样本数。"
        yield Flaw(rows[0].cell("actual"), message)


def _department(subject: Subject, sheet: DepartmentSheet) -> Iterator[Flaw]:
    if sheet.basics.satisfaction_rate is None or sheet.basics.satisfaction_sample:
        return
    if not any(_ASKED.search(plain(text)) for _, text in subject.narratives()):
        message = f"满意度{sheet.basics.satisfaction_rate}%缺少调查样本，请填写满意度调查样本数。"
        yield Flaw("basics.satisfaction_sample", message)


def _missing(subject: Subject) -> Iterator[Flaw]:
    """I14: points are given for satisfaction and no objective speaks of it."""
    if not isinstance(subject.sheet, ProjectSheet) or not subject.sheet.objectives:
        return
    weight = subject.scorecard.line("public_satisfaction").weight
    if weight > 0 and not any(_rows(subject)):
        message = (
            f"满意度分值为{weight}，但没有满意度指标，"
            f"请在绩效目标实现情况中增加服务对象满意度指标。"
        )
        yield Flaw("objectives", message)


def _rows(subject: Subject) -> Iterator[Objective]:
    for item in objectives(subject):
        if item.category is ObjectiveCategory.SATISFACTION or "满意" in item.row.name:
            yield item


RULES = (
    Rule(
        "I13",
        "满意度缺少调查样本",
        BOTH,
        "objectives[n].actual, basics.satisfaction_sample",
        _sample,
    ),
    Rule("I14", "缺少满意度指标", PROJECT, "objectives", _missing),
)
