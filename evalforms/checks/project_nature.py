"""Reviewer's hints: I26 how it was procured, I28 whether it recurs."""

import re
from collections.abc import Iterator

from evalforms.checks.objectives import objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.plain import plain
from evalforms.sheets.project import ProjectAttribute, ProjectSheet
from evalforms.sheets.quantities import Quantity

_NOT_PROCURED = re.compile(
    "内部(?:招投标|招标|比选|询价|议标)|自行(?:采购|委托|确定)|直接(?:委托|指定|确定|发包)|"
    "未(?:经|进行|履行|实行)[^,。;]{0,4}(?:政府采购|招标|招投标)|口头委托|协商确定"
)
_ONE_OFF = re.compile(
    "股权投资|出资|入股|注资|新建|扩建|改建工程|购置设备一批|一次性(?:奖励|补助|补贴|投入|投资|建设|"
    "购置)|征地|基建"
)


def _procurement(subject: Subject) -> Iterator[Flaw]:
    """I26: 内部招投标 beside a 政府采购率 of 100%."""
    said = next(
        (match for _, text in subject.narratives() if (match := _NOT_PROCURED.search(plain(text)))),
        None,
    )
    for item in objectives(subject):
        value = item.actual
        if said and "采购" in item.row.name and isinstance(value, Quantity) and value.unit == "%":
            message = (
                f"{item.place}为{item.row.actual.strip()}，而文字说明写明{quoted(said.group())}，"
                "采购方式与政府采购率疑似矛盾，请核实采购方式。"
            )
            yield Flaw(item.cell("actual"), message)


def _recurring(subject: Subject) -> Iterator[Flaw]:
    """I28: 经常性项目 that invests, builds or pays once."""
    sheet = subject.sheet
    if not isinstance(sheet, ProjectSheet):
        return
    if sheet.project.attribute is not ProjectAttribute.RECURRING:
        return
    said = _ONE_OFF.search(plain(f"{sheet.narratives.overview}\n{sheet.narratives.fund_use}"))
    if said:
        message = (
            f"项目属性为经常性项目，而文字说明写明{quoted(said.group())}，项目属性疑似不符，"
            f"请核实。"
        )
        yield Flaw("project.attribute", message)


RULES = (
    Rule("I26", "采购方式说明与政府采购率矛盾", PROJECT, "objectives[n].actual", _procurement),
    Rule("I28", "项目属性疑似不符", PROJECT, "project.attribute", _recurring),
)
