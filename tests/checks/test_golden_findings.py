"""What the first checks say about the four real forms, as a list one can read."""

import pytest

from evalforms.checks.finding import Level
from evalforms.checks.rules import run_checks
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from tests.golden_sheets import golden

BEYOND_COMPLETENESS = {
    "department": [
        ("SC07", "warning", "scores.budget_completion_rate.score"),
        ("SC07", "warning", "scores.budget_adjustment_rate.score"),
        ("SC07", "warning", "scores.carryover_balance_rate.score"),
        ("SC07", "warning", "scores.actual_completion.score"),
    ],
    "project-fund": [
        ("F01", "error", "implementing_unit"),
        ("M05", "warning", "funds.allocated"),
        ("SC07", "warning", "scores.actual_completion_rate.score"),
    ],
    "project-innovation": [
        ("SC07", "warning", "scores.actual_completion_rate.score"),
        ("SC07", "warning", "scores.completion_timeliness_rate.score"),
    ],
    "project-platform": [],
}


@pytest.mark.parametrize("name", BEYOND_COMPLETENESS)
def test_real_form_has_these_findings(name: str) -> None:
    sheet = golden(name)
    definition = load_framework("jinzhong-2020").form(sheet.form)
    findings = run_checks(sheet, definition, evaluate(sheet, definition))
    assert [
        (finding.rule, finding.level.value, finding.cell)
        for finding in findings
        if finding.rule != "F00"
    ] == BEYOND_COMPLETENESS[name]
    assert {finding.level for finding in findings if finding.rule == "F00"} == {Level.ERROR}
