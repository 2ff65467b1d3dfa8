"""F15 objective rows and F10 evaluator rows in which nothing, or too little, is filled in."""

import re
from collections.abc import Iterator

from evalforms.checks.rule import BOTH, PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.scoring.objective_reading import is_filled
from evalforms.sheets.labels import CATEGORIES, EVALUATOR_COLUMNS, OBJECTIVE_COLUMNS
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import ObjectiveRow

_PLACEHOLDER = re.compile(r"(?:指标)?\s*[0-9一二三四五六七八九十]*\s*[:：、.…]*")


def _blank_objectives(subject: Subject) -> Iterator[Flaw]:
    """F15: nothing in the row, or nothing but its number."""
    for at, row, place in _objectives(subject):
        if _is_blank(row):
            yield Flaw(f"objectives[{at}]", f"{place}为空白行，请填写或删除。")


def unfinished_objectives(subject: Subject) -> Iterator[Flaw]:
    """F00: a used row has name, target and result."""
    for at, row, place in _objectives(subject):
        if _is_blank(row):
            continue
        for column in ("name", "target", "actual"):
            if not getattr(row, column).strip():
                message = f"{place}{OBJECTIVE_COLUMNS[column]}未填写，请填写。"
                yield Flaw(f"objectives[{at}].{column}", message)


def nameless_evaluators(subject: Subject) -> Iterator[Flaw]:
    """F00: an evaluator has a name."""
    for at, row in enumerate(subject.sheet.evaluators):
        if not row.name.strip():
            message = f"评价人员第{at + 1}行姓名未填写，请填写或删除此行。"
            yield Flaw(f"evaluators[{at}].name", message)


def _incomplete_evaluators(subject: Subject) -> Iterator[Flaw]:
    """F10: and title, section and phone."""
    for at, row in enumerate(subject.sheet.evaluators):
        for column in ("title", "section", "phone"):
            if row.name.strip() and not getattr(row, column).strip():
                label = EVALUATOR_COLUMNS[column]
                message = f"评价人员第{at + 1}行“{row.name}”的{label}未填写，请补齐或说明。"
                yield Flaw(f"evaluators[{at}].{column}", message)


def _objectives(subject: Subject) -> Iterator[tuple[int, ObjectiveRow, str]]:
    if isinstance(subject.sheet, ProjectSheet):
        for at, row in enumerate(subject.sheet.objectives):
            yield at, row, f"绩效目标实现情况第{at + 1}行（{CATEGORIES[row.category]}）"


def _is_blank(row: ObjectiveRow) -> bool:
    others = (row.target, row.actual, row.progress, row.reason)
    if any(cell.strip() for cell in others):
        return False
    return not is_filled(row) or bool(_PLACEHOLDER.fullmatch(row.name.strip()))


RULES = (
    Rule("F15", "空白指标行", PROJECT, "objectives[n]", _blank_objectives),
    Rule(
        "F10",
        "评价人员信息不完整",
        BOTH,
        "evaluators[n].title, .section, .phone",
        _incomplete_evaluators,
    ),
)
