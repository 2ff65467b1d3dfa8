"""Every cell that can be typed into: its address, official label, kind and place in the database.

Addresses carry lasting row keys: ``funds.allocated``, ``scores.<indicator>.reason``,
``objectives.<key>.actual``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from django.db import models

from evalforms.evaluations.models import (
    DepartmentCells,
    EvaluatorLine,
    ObjectiveLine,
    ProjectCells,
    ScoreLine,
    department_cells,
    project_cells,
)
from evalforms.evaluations.models.columns import column_of
from evalforms.frameworks.definitions import FormDefinition, ScoreMode
from evalforms.sheets.labels import CELLS

ROW_MODELS: dict[str, type[ObjectiveLine] | type[EvaluatorLine]] = {
    "objectives": ObjectiveLine,
    "evaluators": EvaluatorLine,
}
_FIXED_MODELS = {"department": DepartmentCells, "project": ProjectCells}
_NEVER_NEGATIVE = {*department_cells.NEVER_NEGATIVE, *project_cells.NEVER_NEGATIVE}
_NOT_TYPED = {"year", "unit.code", "unit.name"}


class NoSuchCell(LookupError):
    """The form has no cell of that address."""


class LockedCell(Exception):
    """The cell exists and is not for typing: computed, or prescribed by the framework."""


class CellKind(StrEnum):
    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    DATE = "date"
    CHOICE = "choice"
    LINE = "line"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Cell:
    """`row` names the line of a list (row key or indicator); fixed cells have none."""

    address: str
    label: str
    kind: CellKind
    column: str
    group: str = ""
    row: str = ""
    limit: int = 0
    may_be_negative: bool = True
    choices: tuple[tuple[str, str], ...] = ()


def find_cell(definition: FormDefinition, address: str) -> Cell:
    """The cell of an address; whether a row of that key exists is for the caller to see.

    Raises NoSuchCell and LockedCell.
    """
    fixed = fixed_cells(definition.form)
    if address in fixed:
        return fixed[address]
    group, _, rest = address.partition(".")
    row, _, column = rest.partition(".")
    if group == "scores":
        return _score_cell(definition, indicator=row, column=column)
    template = line_cells(definition.form).get(group, {}).get(column)
    if template is None or not row.isalnum() or len(row) > 12:
        raise NoSuchCell(address)
    return replace(template, address=address, row=row)


@cache
def fixed_cells(form: str) -> Mapping[str, Cell]:
    """All cells outside the repeated rows, by address, in printed order."""
    model = _FIXED_MODELS[form]
    return {
        address: _cell(model, column_of(address), address=address, label=label)
        for address, label in CELLS[form].items()
        if address not in _NOT_TYPED
    }


@cache
def line_cells(form: str) -> Mapping[str, Mapping[str, Cell]]:
    """Columns of the lists that people lengthen; an objective's category is chosen once."""
    lists: dict[str, tuple[str, ...]] = {"evaluators": ("name", "title", "section", "phone")}
    if form == "project":
        lists["objectives"] = ("name", "target", "actual", "progress", "reason")
    return {
        group: {column: _cell(ROW_MODELS[group], column, group=group) for column in columns}
        for group, columns in lists.items()
    }


@cache
def score_cells() -> Mapping[str, Cell]:
    columns = ("weight", "score", "analysis", "reason")
    return {column: _cell(ScoreLine, column, group="scores") for column in columns}


def _score_cell(definition: FormDefinition, *, indicator: str, column: str) -> Cell:
    template = score_cells().get(column)
    try:
        described = definition.indicator(indicator)
    except KeyError:
        template = None
    if template is None:
        raise NoSuchCell(f"scores.{indicator}.{column}")
    if column == "weight" and not definition.may_redistribute(indicator):
        raise LockedCell(f"“{described.name}”的设定分值由指标框架规定，不能调整。")
    if column == "score" and described.mode == ScoreMode.COMPUTED:
        raise LockedCell(f"“{described.name}”的评价得分由系统计算，不能填写。")
    return replace(
        template,
        address=f"scores.{indicator}.{column}",
        label=f"{described.name} {template.label}",
        row=indicator,
    )


def _cell(
    model: type[models.Model], column: str, *, address: str = "", label: str = "", group: str = ""
) -> Cell:
    field: Any = model._meta.get_field(column)
    return Cell(
        address=address,
        label=label or str(field.verbose_name),
        kind=_kind(field),
        column=column,
        group=group,
        limit=getattr(field, "max_length", None) or 0,
        may_be_negative=column not in _NEVER_NEGATIVE,
        choices=tuple(field.choices or ()),
    )


def _kind(field: Any) -> CellKind:
    if field.choices:
        return CellKind.CHOICE
    match field:
        case models.DecimalField():
            return {15: CellKind.MONEY, 7: CellKind.PERCENT}.get(field.max_digits, CellKind.POINTS)
        case models.IntegerField():
            return CellKind.COUNT
        case models.DateField():
            return CellKind.DATE
        case models.TextField():
            return CellKind.TEXT
    return CellKind.LINE
