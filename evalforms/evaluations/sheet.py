"""From rows to paper: the sheet that an evaluation holds right now."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from django.db.models import Model

from evalforms.evaluations.models import Evaluation, EvaluatorLine, ObjectiveLine, ScoreLine
from evalforms.evaluations.models.columns import column_of
from evalforms.sheets.department import DepartmentSheet, FilingUnit
from evalforms.sheets.project import ProjectAttribute, ProjectSheet
from evalforms.sheets.rows import EvaluatorRow, ObjectiveCategory, ObjectiveRow, ScoreRow
from evalforms.sheets.sheet import Sheet


def sheet_of(evaluation: Evaluation) -> Sheet:
    """The current content; frozen content is in snapshots."""
    if evaluation.project_id:
        return _project_sheet(evaluation)
    return _department_sheet(evaluation)


def _department_sheet(evaluation: Evaluation) -> DepartmentSheet:
    blank = DepartmentSheet(
        year=evaluation.round.year,
        unit=FilingUnit(code=evaluation.unit.code, name=evaluation.unit.name),
        scores=_score_rows(evaluation),
        evaluators=_evaluator_rows(evaluation.evaluator_lines.all()),
    )
    return _filled(blank, evaluation.department_cells, keep=("year", "unit"))


def _project_sheet(evaluation: Evaluation) -> ProjectSheet:
    blank = ProjectSheet(
        year=evaluation.round.year,
        objectives=_objective_rows(evaluation.objective_lines.all()),
        scores=_score_rows(evaluation),
        evaluators=_evaluator_rows(evaluation.evaluator_lines.all()),
    )
    return _filled(blank, evaluation.project_cells, keep=("year",))


def _filled(blank: Any, cells: Model, *, keep: tuple[str, ...]) -> Any:
    """`blank` with every fixed cell taken from its column."""
    skipped = (*keep, "objectives", "scores", "evaluators")
    changes = {
        item.name: _value(getattr(blank, item.name), cells, item.name)
        for item in fields(blank)
        if item.name not in skipped
    }
    return replace(blank, **changes)


def _value(blank: Any, cells: Model, path: str) -> Any:
    if is_dataclass(blank) and not isinstance(blank, type):
        return replace(blank, **_inner_values(blank, cells, path))
    value = getattr(cells, column_of(path))
    if path == "project.attribute":
        return ProjectAttribute(value) if value else None
    return value


def _inner_values(blank: Any, cells: Model, path: str) -> dict[str, Any]:
    return {
        item.name: _value(getattr(blank, item.name), cells, f"{path}.{item.name}")
        for item in fields(blank)
    }


def _score_rows(evaluation: Evaluation) -> tuple[ScoreRow, ...]:
    """In printed order, whatever order the table has."""
    lines = {line.indicator: line for line in evaluation.score_lines.all()}
    indicators = evaluation.definition.indicators
    return tuple(_score_row(lines[i.code]) for i in indicators if i.code in lines)


def _score_row(line: ScoreLine) -> ScoreRow:
    return ScoreRow(
        indicator=line.indicator,
        weight=line.weight,
        score=line.score,
        analysis=line.analysis,
        reason=line.reason,
    )


def _objective_rows(lines: Iterable[ObjectiveLine]) -> tuple[ObjectiveRow, ...]:
    return tuple(
        ObjectiveRow(
            category=ObjectiveCategory(line.category),
            name=line.name,
            target=line.target,
            actual=line.actual,
            progress=line.progress,
            reason=line.reason,
        )
        for line in lines
    )


def _evaluator_rows(lines: Iterable[EvaluatorLine]) -> tuple[EvaluatorRow, ...]:
    return tuple(
        EvaluatorRow(name=line.name, title=line.title, section=line.section, phone=line.phone)
        for line in lines
    )
