"""The four golden sheets, and small sheets for rules and checks."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from evalforms.sheets.codec import read_sheet
from evalforms.sheets.department import Basics, DepartmentBudget, DepartmentSheet
from evalforms.sheets.project import BudgetFunds, Funds, ProjectSheet, SpentFunds
from evalforms.sheets.sheet import Sheet

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("department", "project-fund", "project-innovation", "project-platform")


def document(name: str) -> dict[str, Any]:
    """The JSON document of a golden sheet, without what its form printed."""
    table: dict[str, Any] = json.loads(_file(name).read_text(encoding="utf-8"))
    del table["expected"]
    return table


def expected(name: str) -> dict[str, Any]:
    """Subtotals, total and grade that the form printed."""
    result: dict[str, Any] = json.loads(_file(name).read_text(encoding="utf-8"))["expected"]
    return result


def golden(name: str) -> Sheet:
    return read_sheet(_file(name).read_bytes())


def _file(name: str) -> Path:
    return GOLDEN / f"{name}-2020.json"


def amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def project(
    *,
    budget: str | None = None,
    allocated: str | None = None,
    spent: str | None = None,
    **cells: Any,
) -> ProjectSheet:
    """A project sheet with its money, in 万元."""
    funds = Funds(
        budget=BudgetFunds(municipal=amount(budget)),
        allocated=amount(allocated),
        spent=SpentFunds(municipal=amount(spent)),
    )
    return ProjectSheet(year=2020, funds=funds, **cells)


def department(
    *,
    basics: Mapping[str, Any] | None = None,
    budget: Mapping[str, str] | None = None,
    **cells: Any,
) -> DepartmentSheet:
    """A department sheet with some of its figures; whole numbers are counts, strings amounts."""
    return DepartmentSheet(
        year=2020,
        basics=Basics(**{key: _figure(value) for key, value in (basics or {}).items()}),
        budget=DepartmentBudget(**{key: Decimal(value) for key, value in (budget or {}).items()}),
        **cells,
    )


def _figure(value: Any) -> Any:
    return Decimal(value) if isinstance(value, str) else value
