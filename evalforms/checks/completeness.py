"""F00: cells without which the paper cannot be submitted. F01, F02, F13 have files of their own."""

from collections.abc import Iterator

from evalforms.checks.empty_rows import nameless_evaluators, unfinished_objectives
from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.frameworks.definitions import ScoreMode
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.sheet import cell_value

REQUIRED = {
    "department": (
        "unit.name",
        "head.name",
        "head.phone",
        "budget.carried_over",
        "budget.initial_budget",
        "budget.budget_adjustment",
        "budget.other_adjustment",
        "budget.executed",
        "budget.year_end_balance",
        "narratives.functions",
        "narratives.staffing",
        "narratives.execution",
        "narratives.analysis",
    ),
    "project": (
        "project.name",
        "project.attribute",
        "funds.budget.municipal",
        "funds.allocated",
        "funds.spent.municipal",
        "narratives.overview",
        "narratives.fund_use",
        "narratives.implementation",
        "narratives.performance",
        "responsible",
        "handler",
        "phone",
    ),
}


def _missing(subject: Subject) -> Iterator[Flaw]:
    yield from _required_cells(subject)
    yield from _supervising_department(subject)
    yield from unfinished_objectives(subject)
    yield from _required_rows(subject)
    yield from _required_scores(subject)
    yield from nameless_evaluators(subject)


def _required_cells(subject: Subject) -> Iterator[Flaw]:
    """Fixed cells that are empty or hold blanks only."""
    for cell in REQUIRED[subject.sheet.form]:
        value = cell_value(subject.sheet, cell)
        if value is None or (isinstance(value, str) and not value.strip()):
            yield Flaw(cell, f"{subject.label(cell)}未填写，请填写。")


def _supervising_department(subject: Subject) -> Iterator[Flaw]:
    """Neither name nor code; one of the two alone is F04."""
    sheet = subject.sheet
    if not isinstance(sheet, ProjectSheet):
        return
    if not sheet.department.name.strip() and not sheet.department.code.strip():
        yield Flaw("department.name", "主管部门及代码未填写，请填写名称和代码。")


def _required_scores(subject: Subject) -> Iterator[Flaw]:
    """Typed score lines that count and have no score."""
    for indicator, line in subject.scored():
        if line.mode is ScoreMode.COMPUTED or line.score is not None or line.weight <= 0:
            continue
        message = f"{subject.named(indicator)}评价得分未填写，请在0与{line.weight}之间评分。"
        yield Flaw(f"scores.{indicator.code}.score", message)


def _required_rows(subject: Subject) -> Iterator[Flaw]:
    """Tables that must not be empty."""
    if isinstance(subject.sheet, ProjectSheet) and not subject.sheet.objectives:
        yield Flaw("objectives", "绩效目标实现情况未填写，请按批复的绩效目标逐项填写。")
    if not subject.sheet.evaluators:
        yield Flaw("evaluators", "评价人员未填写，请至少填写一人。")


RULES = (Rule("F00", "必填栏目未填写", BOTH, "任一必填栏目", _missing),)
