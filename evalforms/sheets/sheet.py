"""Either paper, and the value of one of its cells by path."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.project import ProjectSheet

Sheet = DepartmentSheet | ProjectSheet

SHEET_OF_FORM: dict[str, type[DepartmentSheet] | type[ProjectSheet]] = {
    DepartmentSheet.form: DepartmentSheet,
    ProjectSheet.form: ProjectSheet,
}

_REPEATED = ("objectives", "scores", "evaluators")


def cell_value(sheet: Sheet, cell: str) -> Any:
    """Value of a fixed cell by its path (``funds.spent.municipal``).

    Raises AttributeError where this paper has no such cell.
    """
    value: Any = sheet
    for name in cell.split("."):
        value = getattr(value, name)
    return value


@cache
def fixed_cells(form: str) -> tuple[str, ...]:
    """Paths of all cells of a paper that are not in repeated rows, in printed order."""
    return tuple(_paths(SHEET_OF_FORM[form](year=0), ""))


def _paths(value: Any, prefix: str) -> list[str]:
    paths: list[str] = []
    for item in fields(value):
        if item.name in _REPEATED:
            continue
        inner = getattr(value, item.name)
        path = f"{prefix}{item.name}"
        paths += _paths(inner, f"{path}.") if is_dataclass(inner) else [path]
    return paths
