"""Every value of ordinary sheets is on the paper: whole, inside its cell, beside its labels."""

from dataclasses import replace

import pytest

from evalforms.documents import render_pdf as module
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import EvaluatorRow
from evalforms.sheets.sheet import Sheet
from tests.documents.papers import (
    EVALUATORS,
    department_sheet,
    many_objectives,
    project_sheet,
)
from tests.documents.proof import prove
from tests.golden_sheets import NAMES, golden


def people(count: int) -> tuple[EvaluatorRow, ...]:
    return tuple(replace(EVALUATORS[number % 3], name=f"甲{number}") for number in range(count))


def starting(lines: int, **changes: object) -> ProjectSheet:
    """The project form with everything after its first narrative so many lines further down."""
    narratives = replace(project_sheet().narratives, overview="一\n" * lines + "二")
    return project_sheet(narratives=narratives, **changes)


@pytest.mark.parametrize("name", NAMES)
def test_golden_sheets(name: str) -> None:
    prove(golden(name))


@pytest.mark.parametrize("sheet", [DepartmentSheet(year=2020), ProjectSheet(year=2020)])
def test_blank_sheets(sheet: Sheet) -> None:
    prove(sheet)


@pytest.mark.parametrize("reasons", [False, True])
@pytest.mark.parametrize("count", [0, 1, 12, 60])
def test_objectives(count: int, reasons: bool) -> None:
    prove(project_sheet(objectives=many_objectives(count, reasons=reasons)))


@pytest.mark.parametrize("count", [1, 12, 24, 25, 30, 31, 40])
def test_evaluators(count: int) -> None:
    prove(department_sheet(evaluators=people(count)))
    prove(project_sheet(evaluators=people(count)))


@pytest.mark.parametrize("lines", range(0, 30, 3))
def test_page_ends_anywhere_in_the_tables(lines: int) -> None:
    prove(starting(lines, objectives=many_objectives(9, reasons=True)))


@pytest.mark.parametrize("lines", [0, 4, 8, 12])
def test_signature_has_an_evaluator_above_it_wherever_the_page_ends(lines: int) -> None:
    prove(starting(lines, evaluators=people(33)))


def test_proof_sees_labels_that_are_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    block = module._kit().weasyprint.layout.block
    monkeypatch.setattr(block, "table_layout", block.table_layout.__wrapped__)
    with pytest.raises(AssertionError):
        prove(project_sheet(objectives=many_objectives(60)))
