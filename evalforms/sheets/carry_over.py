"""A new year's sheet that begins with what the sheet of the year before already says.

Carried over are texts, the names and targets of objectives, people, and weights that a unit may set
itself; of the figures only those that are the same figure under another heading. What happened in
the new year stays empty.
"""

from collections.abc import Collection
from dataclasses import replace

from evalforms.sheets.department import Basics, DepartmentBudget, DepartmentSheet
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import EvaluatorRow, ObjectiveRow, ScoreRow
from evalforms.sheets.sheet import Sheet

_FIXED = ("narratives.", "head.", "responsible", "handler", "phone")
_FIGURES = ("budget.carried_over", "basics.three_public_last_year")
_COLUMNS = {
    "objectives": ("name", "target"),
    "evaluators": ("name", "title", "section", "phone"),
    "scores": ("weight",),
}


def is_carried_cell(cell: str) -> bool:
    """Whether cells of this path, or of this column of a list, are carried over at all."""
    group, _, rest = cell.partition(".")
    if group in _COLUMNS:
        return rest.rpartition(".")[2] in _COLUMNS[group]
    return cell.startswith(_FIXED) or cell in _FIGURES


def carried_over(previous: Sheet, blank: Sheet, *, redistributed: Collection[str]) -> Sheet:
    """`blank` with what `previous` hands on; `redistributed`: indicators whose weights units set.

    Raises ValueError for sheets of different forms.
    """
    scores = _with_weights(previous.scores, blank.scores, frozenset(redistributed))
    evaluators = tuple(filter(_is_filled, previous.evaluators)) or blank.evaluators
    if isinstance(previous, DepartmentSheet) and isinstance(blank, DepartmentSheet):
        return _department(previous, replace(blank, scores=scores, evaluators=evaluators))
    if isinstance(previous, ProjectSheet) and isinstance(blank, ProjectSheet):
        return _project(previous, replace(blank, scores=scores, evaluators=evaluators))
    raise ValueError(f"a {previous.form} sheet cannot become a {blank.form} sheet")


def _department(previous: DepartmentSheet, blank: DepartmentSheet) -> DepartmentSheet:
    return replace(
        blank,
        head=previous.head,
        budget=DepartmentBudget(carried_over=previous.budget.year_end_balance),
        narratives=previous.narratives,
        basics=Basics(three_public_last_year=previous.basics.three_public_actual),
    )


def _project(previous: ProjectSheet, blank: ProjectSheet) -> ProjectSheet:
    objectives = (ObjectiveRow(row.category, row.name, row.target) for row in previous.objectives)
    return replace(
        blank,
        narratives=previous.narratives,
        objectives=tuple(row for row in objectives if row.name or row.target) or blank.objectives,
        responsible=previous.responsible,
        handler=previous.handler,
        phone=previous.phone,
    )


def _with_weights(
    previous: tuple[ScoreRow, ...], blank: tuple[ScoreRow, ...], redistributed: frozenset[str]
) -> tuple[ScoreRow, ...]:
    """Last year's weights as a whole, or none: they count only where they add up to the same."""
    given = {row.indicator: row.weight for row in previous if row.indicator in redistributed}
    now = {row.indicator: row.weight for row in blank if row.indicator in redistributed}
    weights = [weight for weight in given.values() if weight is not None]
    is_same_sum = sum(weights) == sum(weight for weight in now.values() if weight is not None)
    if given.keys() != now.keys() or len(weights) < len(now) or not is_same_sum:
        return blank
    return tuple(replace(row, weight=given.get(row.indicator, row.weight)) for row in blank)


def _is_filled(row: EvaluatorRow) -> bool:
    return any((row.name, row.title, row.section, row.phone))
