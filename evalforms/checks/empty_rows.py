"""F15 objective rows and F10 evaluator rows in which nothing, or too little, is filled in."""

from collections.abc import Iterator

from evalforms.checks.finding import Finding, Level
from evalforms.checks.subject import Subject
from evalforms.scoring.objective_reading import is_filled
from evalforms.sheets.labels import CATEGORIES, EVALUATOR_COLUMNS, OBJECTIVE_COLUMNS
from evalforms.sheets.project import ProjectSheet


def objective_rows(subject: Subject) -> Iterator[Finding]:
    """F15: an empty row is removed (warning); a used row has name, target and result (error)."""
    if not isinstance(subject.sheet, ProjectSheet):
        return
    for at, row in enumerate(subject.sheet.objectives):
        place = f"绩效目标实现情况第{at + 1}行({CATEGORIES[row.category]})"
        if not is_filled(row):
            message = f"{place}为空白行, 请填写或删除。"
            yield Finding("F15", Level.WARNING, f"objectives[{at}]", message)
            continue
        for column in ("name", "target", "actual"):
            if not getattr(row, column).strip():
                message = f"{place}{OBJECTIVE_COLUMNS[column]}未填写, 请填写。"
                yield Finding("F00", Level.ERROR, f"objectives[{at}].{column}", message)


def evaluator_rows(subject: Subject) -> Iterator[Finding]:
    """F10: an evaluator has a name (error) and title, section and phone (warning)."""
    for at, row in enumerate(subject.sheet.evaluators):
        if not row.name.strip():
            message = f"评价人员第{at + 1}行姓名未填写, 请填写或删除此行。"
            yield Finding("F10", Level.ERROR, f"evaluators[{at}].name", message)
            continue
        for column in ("title", "section", "phone"):
            if not getattr(row, column).strip():
                label = EVALUATOR_COLUMNS[column]
                message = f"评价人员第{at + 1}行“{row.name}”的{label}未填写, 请补齐或说明。"
                yield Finding("F10", Level.WARNING, f"evaluators[{at}].{column}", message)
