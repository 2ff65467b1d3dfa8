"""From paper to rows: everything that a sheet says becomes the content of an evaluation."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from django.db import transaction
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.evaluations.assessment import assess, store_result
from evalforms.evaluations.models import (
    CellEntry,
    Evaluation,
    EvaluatorLine,
    ObjectiveLine,
    ScoreLine,
)
from evalforms.evaluations.models.columns import column_of
from evalforms.evaluations.models.lines import new_row_key
from evalforms.evaluations.recounting import recount_departments
from evalforms.evaluations.saving import record_entries
from evalforms.evaluations.writing import locked, next_version, with_content
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.sheet import Sheet, cell_value, fixed_cells

_SCORE_COLUMNS = ("weight", "score", "analysis", "reason")
_NOT_STORED = ("year", "unit.code", "unit.name")


class WrongSheet(Exception):
    """The sheet belongs to another evaluation; the argument is a full sentence in Chinese."""


@transaction.atomic
def fill_from_sheet(evaluation: Evaluation, sheet: Sheet, *, by: User) -> Evaluation:
    """Replace the whole content, as one saved change by one person; gives the fresh evaluation.

    A score line that the sheet leaves out becomes empty and keeps its weight. Computed scores are
    computed anew, whatever the sheet says. Raises WrongSheet and NotEditable.
    """
    current = locked(evaluation.pk)
    _refuse_wrong_sheet(current, sheet)
    now = timezone.now()
    version = next_version(current, at=now)
    cells = [*_fill_fixed(current, sheet), *_fill_scores(current, sheet)]
    cells += _replace_rows(current, "objectives", getattr(sheet, "objectives", ()))
    cells += _replace_rows(current, "evaluators", sheet.evaluators)
    # The last word on every cell is now this sheet's, also where something else was typed before.
    current.cell_entries.all().delete()
    record_entries(
        CellEntry(evaluation=current, cell=cell, version=version, entered_by=by, entered_at=now)
        for cell in cells
    )
    fresh = with_content(Evaluation.objects.with_names().get(pk=current.pk))
    store_result(fresh, assess(fresh))
    if fresh.project_id:
        recount_departments(fresh)
    return Evaluation.objects.with_names().get(pk=current.pk)


def _refuse_wrong_sheet(evaluation: Evaluation, sheet: Sheet) -> None:
    if sheet.form != evaluation.kind:
        raise WrongSheet(f"这不是{evaluation.get_kind_display()}自评表，不能填入本表。")
    if sheet.year != evaluation.round.year:
        raise WrongSheet(f"表内年度为{sheet.year}，本轮自评年度为{evaluation.round.year}。")
    if isinstance(sheet, DepartmentSheet) and sheet.unit.code != evaluation.unit.code:
        raise WrongSheet(f"表内单位为“{sheet.unit.code} {sheet.unit.name}”，与本表单位不一致。")


def _fill_fixed(evaluation: Evaluation, sheet: Sheet) -> Iterator[str]:
    row = evaluation.project_cells if evaluation.project_id else evaluation.department_cells
    for cell in fixed_cells(sheet.form):
        if cell in _NOT_STORED:
            continue
        value = cell_value(sheet, cell)
        if cell == "project.attribute":
            value = value or ""
        setattr(row, column_of(cell), value)
        if value not in (None, ""):
            yield cell
    row.save()


def _fill_scores(evaluation: Evaluation, sheet: Sheet) -> Iterator[str]:
    given = {row.indicator: row for row in sheet.scores}
    lines = list(evaluation.score_lines.all())
    for line in lines:
        row = given.get(line.indicator)
        line.weight = row.weight if row and row.weight is not None else line.weight
        line.score = row.score if row else None
        line.analysis = row.analysis if row else ""
        line.reason = row.reason if row else ""
        if row:
            yield from _filled(row, _SCORE_COLUMNS, prefix=f"scores.{line.indicator}")
    # One upsert: Django's bulk_update builds a CASE per cell and takes ten times as long.
    ScoreLine.objects.bulk_create(
        lines,
        update_conflicts=True,
        unique_fields=["evaluation", "indicator"],
        update_fields=_SCORE_COLUMNS,
    )


def _replace_rows(evaluation: Evaluation, group: str, rows: tuple[Any, ...]) -> Iterator[str]:
    model: Any = {"objectives": ObjectiveLine, "evaluators": EvaluatorLine}[group]
    model.objects.filter(evaluation=evaluation).delete()
    lines = []
    for position, row in enumerate(rows):
        columns = [item.name for item in fields(row)]
        values = {name: getattr(row, name) for name in columns}
        key = new_row_key()
        lines.append(model(evaluation=evaluation, key=key, position=position, **values))
        yield from _filled(row, columns, prefix=f"{group}.{key}")
    model.objects.bulk_create(lines)


def _filled(row: Any, columns: Any, *, prefix: str) -> Iterator[str]:
    """Addresses of the cells of a row that hold something."""
    for column in columns:
        if getattr(row, column) not in (None, ""):
            yield f"{prefix}.{column}"
