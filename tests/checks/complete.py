"""Sheets without a single finding, from which each test spoils one thing."""

import json
from typing import Any

from evalforms.checks.finding import Finding
from evalforms.checks.rules import run_checks
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.codec import read_sheet
from evalforms.sheets.sheet import Sheet
from tests.golden_sheets import document

EVALUATOR = {"name": "张三", "title": "科员", "section": "办公室", "phone": "0354-0000000"}
TEXT = "按年初计划组织实施。"


def project_document() -> dict[str, Any]:
    """The 信息化平台 form, completed, with results instead of copied targets."""
    table = document("project-platform")
    table["narratives"] = {
        name: TEXT for name in ("overview", "fund_use", "implementation", "performance")
    }
    table |= {"responsible": "张三", "handler": "李四", "phone": "0354-0000000"}
    table["evaluators"] = [EVALUATOR]
    return table


def department_document() -> dict[str, Any]:
    """The department form, completed, with the scores that its rules advise."""
    table = document("department")
    table["head"] = {"name": "张三", "phone": "0354-0000000"}
    table["narratives"] = {
        name: TEXT for name in ("functions", "staffing", "execution", "analysis")
    }
    table["evaluators"] = [EVALUATOR]
    advised = {
        "budget_completion_rate": "2.72",
        "budget_adjustment_rate": "0.00",
        "carryover_balance_rate": "2.10",
        "actual_completion": "4.00",
    }
    for row in table["scores"]:
        row["score"] = advised.get(row["indicator"], row["score"])
    return table


def sheet_of(table: dict[str, Any]) -> Sheet:
    return read_sheet(json.dumps(table))


def findings_of(table: dict[str, Any], framework: str = "jinzhong-2020") -> tuple[Finding, ...]:
    sheet = sheet_of(table)
    definition = load_framework(framework).form(sheet.form)
    return run_checks(sheet, definition, evaluate(sheet, definition))


def told(table: dict[str, Any], framework: str = "jinzhong-2020") -> list[tuple[str, str, str]]:
    """Rule, level and cell of every finding."""
    return [(item.rule, item.level.value, item.cell) for item in findings_of(table, framework)]


def put(table: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The document with one fixed cell changed; None empties it."""
    *folders, name = path.split(".")
    inner = table
    for folder in folders:
        inner = inner.setdefault(folder, {})
    inner[name] = value
    return table


def put_score(
    table: dict[str, Any], indicator: str, *, weight: str | None = None, score: str | None = None
) -> dict[str, Any]:
    """The document with one score line changed."""
    row = next(row for row in table["scores"] if row["indicator"] == indicator)
    row |= {"weight": weight or row["weight"], "score": row["score"] if score is None else score}
    return table
