"""F00: cells without which the paper cannot be submitted. F01, F02, F13 have files of their own."""

from collections.abc import Iterator

from evalforms.checks.finding import Finding, Level
from evalforms.checks.subject import Subject, named
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
        "department.name",
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


def required_cells(subject: Subject) -> Iterator[Finding]:
    """Fixed cells that are empty or hold blanks only."""
    for cell in REQUIRED[subject.sheet.form]:
        value = cell_value(subject.sheet, cell)
        if value is None or (isinstance(value, str) and not value.strip()):
            yield Finding("F00", Level.ERROR, cell, f"{subject.label(cell)}未填写, 请填写。")


def required_scores(subject: Subject) -> Iterator[Finding]:
    """Typed score lines that count and have no score."""
    for indicator, line in subject.scored():
        if line.mode is ScoreMode.COMPUTED or line.score is not None or line.weight <= 0:
            continue
        cell = f"scores.{indicator.code}.score"
        yield Finding(
            "F00",
            Level.ERROR,
            cell,
            f"{named(indicator)}评价得分未填写, 请在0与{line.weight}之间评分。",
        )


def required_rows(subject: Subject) -> Iterator[Finding]:
    """Tables that must not be empty."""
    if isinstance(subject.sheet, ProjectSheet) and not subject.sheet.objectives:
        message = "绩效目标实现情况未填写, 请按批复的绩效目标逐项填写。"
        yield Finding("F00", Level.ERROR, "objectives", message)
    if not subject.sheet.evaluators:
        yield Finding("F00", Level.ERROR, "evaluators", "评价人员未填写, 请至少填写一人。")
