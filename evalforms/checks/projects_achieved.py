"""SC15: full marks for output although fewer projects reached their goals than there were."""

import re
from collections.abc import Iterator

from evalforms.checks.rule import DEPARTMENT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.plain import plain
from evalforms.narratives.project_counts import achieved_projects, evaluated_projects
from evalforms.sheets.department import DepartmentSheet

_SCORES = ("actual_completion", "key_work_completion")
_DEDUCTED = re.compile("(?:已|均|都)[^,。;]{0,12}扣(?:分|减|除)")


def _contradicted(subject: Subject) -> Iterator[Flaw]:
    if not isinstance(subject.sheet, DepartmentSheet):
        return
    count, achieved = declared_projects(subject.sheet)
    if count is None or achieved is None or achieved >= count:
        return
    if _is_deducted(subject):
        return
    for code in _SCORES:
        if subject.is_full(code):
            name = subject.definition.indicator(code).name
            message = (
                f"{count}个项目中{achieved}个实现绩效目标，而“{name}”得满分，"
                f"产出得分与完成项目数矛盾，"
                "请更正或说明。"
            )
            yield Flaw(f"scores.{code}.score", message)


def _is_deducted(subject: Subject) -> bool:
    """The text says that points were taken off for it, and one of the scores shows them."""
    told = any(_DEDUCTED.search(plain(text)) for _, text in subject.narratives())
    return told and not all(subject.is_full(code) for code in _SCORES)


def declared_projects(sheet: DepartmentSheet) -> tuple[int | None, int | None]:
    """How many projects there were and how many reached their goals; 基础数据表 before the text."""
    text = sheet.narratives.analysis
    count, achieved = sheet.basics.project_count, sheet.basics.projects_achieved
    return (
        evaluated_projects(text) if count is None else count,
        achieved_projects(text) if achieved is None else achieved,
    )


RULES = (Rule("SC15", "产出得分与完成项目数矛盾", DEPARTMENT, "scores.*.score", _contradicted),)
