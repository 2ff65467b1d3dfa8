"""I21: the same thing is counted the same in objectives, texts and 基础数据表."""

import re
from collections.abc import Iterator

from evalforms.checks.objectives_told import objectives_told
from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.plain import plain
from evalforms.narratives.project_counts import achieved_projects, evaluated_projects
from evalforms.sheets.department import DepartmentSheet

_STAFF = (
    (
        "on_post_staff",
        "在职人员数",
        re.compile(r"(?:在职|在编)(?:在岗|实有)?(?:人员|职工|人数)?\D{0,2}?(\d+)(?:人|名)"),
    ),
    ("retired_cadres", "离休人员数", re.compile(r"离休(?:人员|干部|职工)?\D{0,2}?(\d+)(?:人|名)")),
    ("retired", "退休人员数", re.compile(r"(?<!离)退休(?:人员|干部|职工)?\D{0,2}?(\d+)(?:人|名)")),
    (
        "authorised_posts",
        "编制数",
        re.compile(r"(?:核定)?编制(?:数|总数|人数)?\D{0,2}?(\d+)(?:人|名|个)"),
    ),
    (
        "staff_total",
        "实有人数",
        re.compile(
            r"(?:实有(?:人员|人数|职工)?(?:总数|合计)?[^\d在离退编]{0,2}?"
            r"|(?:在职|退休)[^。;\n]*?(?:合计|总计|共计|共有?))(\d+)(?:人|名)"
        ),
    ),
)


_PROJECTS = (
    ("project_count", "项目数", evaluated_projects),
    ("projects_achieved", "实现绩效目标的项目数", achieved_projects),
)


def _counts(subject: Subject) -> Iterator[Flaw]:
    if isinstance(subject.sheet, DepartmentSheet):
        yield from _staff_adds_up(subject.sheet)
        yield from _basics_told(subject, subject.sheet)
    else:
        yield from objectives_told(subject)


def _staff_adds_up(sheet: DepartmentSheet) -> Iterator[Flaw]:
    """在职 + 离休 + 退休 = 实有."""
    basics = sheet.basics
    parts = (basics.on_post_staff, basics.retired_cadres, basics.retired)
    filled = [part for part in parts if part is not None]
    if basics.staff_total is None or len(filled) < len(parts) or sum(filled) == basics.staff_total:
        return
    figures = " + ".join(map(str, filled))
    message = (
        f"在职、离休、退休人员 {figures} = {sum(filled)}，实有人数填为{basics.staff_total}，"
        f"请核对。"
    )
    yield Flaw("basics.staff_total", message)


def _basics_told(subject: Subject, sheet: DepartmentSheet) -> Iterator[Flaw]:
    """A text gives a figure of the 基础数据表 by its name, and never the right one."""
    staffing = plain(sheet.narratives.staffing)
    for name, label, pattern in _STAFF:
        told = [int(match.group(1)) for match in pattern.finditer(staffing)]
        if told and (getattr(sheet.basics, name) not in (None, *told)):
            yield _told_otherwise(subject, sheet, "narratives.staffing", (name, label, told[0]))
    analysis = sheet.narratives.analysis
    for name, label, read in _PROJECTS:
        number = read(analysis)
        if number is not None and getattr(sheet.basics, name) not in (None, number):
            yield _told_otherwise(subject, sheet, "narratives.analysis", (name, label, number))


def _told_otherwise(
    subject: Subject, sheet: DepartmentSheet, cell: str, told: tuple[str, str, int]
) -> Flaw:
    name, label, number = told
    message = (
        f"{subject.label(cell)}写明{label}{number}，基础数据表填为{getattr(sheet.basics, name)}，"
        f"数量前后不一致，请核对。"
    )
    return Flaw(cell, message, label)


RULES = (Rule("I21", "数量前后不一致", BOTH, "narratives.*, basics.staff_total", _counts),)
