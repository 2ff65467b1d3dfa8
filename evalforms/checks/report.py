"""Scores and findings of one submission as plain data, the answer of `sheet check`.

Figures are decimal strings with two places (points, percent), None where there is none.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from evalforms.checks.across.rules import run_cross_checks
from evalforms.checks.finding import Finding, Level
from evalforms.checks.rules import run_checks
from evalforms.frameworks.definitions import Framework
from evalforms.scoring.scorecard import Scorecard, ScoredLine, evaluate
from evalforms.sheets.sheet import Sheet

Report = dict[str, Any]


def submission_report(sheets: Sequence[tuple[str, Sheet]], framework: Framework) -> Report:
    """Several sheets with the file names under which they came."""
    return {
        "sheets": [sheet_report(file, sheet, framework) for file, sheet in sheets],
        "findings": _across(sheets, framework),
    }


def _across(sheets: Sequence[tuple[str, Sheet]], framework: Framework) -> list[Report]:
    """Findings across the sheets, with the file to whose cell each belongs."""
    settings = framework.department.checks
    found = run_cross_checks([sheet for _, sheet in sheets], settings)
    return [{"file": sheets[item.at][0], **_finding(item.finding)} for item in found]


def sheet_report(file: str, sheet: Sheet, framework: Framework) -> Report:
    """One sheet: every line, subtotals by dimension, total, grade and findings."""
    definition = framework.form(sheet.form)
    scorecard = evaluate(sheet, definition)
    findings = run_checks(sheet, definition, scorecard)
    return {
        "file": file,
        "form": sheet.form,
        **_score_report(scorecard),
        "findings": [_finding(finding) for finding in findings],
    }


def has_errors(report: Report) -> bool:
    """Whether any finding, of a sheet or across sheets, blocks submission."""
    lists = [sheet["findings"] for sheet in report["sheets"]] + [report["findings"]]
    return any(item["level"] == Level.ERROR for findings in lists for item in findings)


def _score_report(scorecard: Scorecard) -> Report:
    return {
        "scores": [_line(line) for line in scorecard.lines],
        "subtotals": {code: str(points) for code, points in scorecard.subtotals.items()},
        "total": str(scorecard.total),
        "grade": scorecard.grade,
    }


def _line(line: ScoredLine) -> Report:
    return {
        "indicator": line.indicator,
        "weight": str(line.weight),
        "score": _figure(line.score),
        "mode": line.mode.value,
        "rate": _figure(line.rate),
        "advised": _figure(line.advised),
        "explanation": line.explanation,
    }


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _finding(finding: Finding) -> Report:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "cell": finding.cell,
        "message": finding.message,
    }
