"""What holds for the findings of any sheet."""

import re
from typing import Any

from hypothesis import given

from evalforms.checks.rules import run_checks
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.sheet import Sheet, fixed_cells
from tests.sheets.strategies import sheets

_TABLES = re.compile(
    r"scores|scores\.\w+\.(weight|score|analysis|reason)|objectives(\[\d+\](\.\w+)?)?"
    r"|evaluators(\[\d+\](\.\w+)?)?"
)


def _findings(sheet: Sheet) -> Any:
    definition = load_framework("jinzhong-2020").form(sheet.form)
    return run_checks(sheet, definition, evaluate(sheet, definition))


@given(sheets())
def test_finding_names_a_cell_of_its_sheet(sheet: Sheet) -> None:
    cells = set(fixed_cells(sheet.form))
    strange = [
        item.cell
        for item in _findings(sheet)
        if item.cell not in cells and not _TABLES.fullmatch(item.cell)
    ]
    assert strange == []


@given(sheets())
def test_finding_is_a_sentence_and_comes_once(sheet: Sheet) -> None:
    findings = _findings(sheet)
    assert len(set(findings)) == len(findings)
    assert len({(item.rule, item.cell, item.about) for item in findings}) == len(findings)
    assert {item.message[-1] for item in findings} <= {"。"}


@given(sheets())
def test_checking_twice_finds_the_same(sheet: Sheet) -> None:
    assert _findings(sheet) == _findings(sheet)
