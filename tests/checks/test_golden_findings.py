"""What the checks say about the figures of the four real forms, without their texts and people."""

import pytest

from evalforms.checks.finding import Level
from evalforms.checks.rules import run_checks
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from tests.golden_sheets import NAMES, golden

# Errors beyond what is empty in these files.
ERRORS = {"project-fund": [("F01", "implementing_unit")]}


@pytest.mark.parametrize("name", NAMES)
def test_real_form_blocks_for_what_is_empty_only(name: str) -> None:
    sheet = golden(name)
    definition = load_framework("jinzhong-2020").form(sheet.form)
    findings = run_checks(sheet, definition, evaluate(sheet, definition))
    errors = [item for item in findings if item.level == Level.ERROR]
    assert [(item.rule, item.cell) for item in errors if item.rule != "F00"] == ERRORS.get(name, [])
    assert [item for item in errors if item.rule == "F00"] != []
