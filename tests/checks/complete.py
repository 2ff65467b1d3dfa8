"""Sheets without a single finding, from which each test spoils one thing."""

import json
from typing import Any

from evalforms.checks.finding import Finding, Level
from evalforms.checks.rules import run_checks
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.codec import read_sheet
from evalforms.sheets.sheet import Sheet
from tests.golden_sheets import document

EVALUATOR = {"name": "张三", "title": "科员", "section": "办公室", "phone": "0354-0000000"}
PROJECT_TEXTS = {
    "overview": "工业云平台为本市企业提供信息化服务, 本项目保障平台全年稳定运行。",
    "fund_use": "年初预算15万元, 实际支出15万元, 全部用于平台运行维护。",
    "implementation": "通过政府采购确定服务单位, 按合同组织维护并按月考核。",
    "performance": "平台全年运行正常。向使用人员发放问卷120份, 满意度97%。",
}
DEPARTMENT_TEXTS = {
    "functions": "负责全市工业经济运行、信息化建设和国有企业监管工作。",
    "staffing": "年末实有322人, 其中在职137人、离休7人、退休178人。",
    "execution": "全年预算执行11123.37万元。因机构改革, 划转单位的预算随之调减; "
    "年末结余主要是跨年度实施的专项资金, 按规定结转下年使用。",
    "analysis": "全年纳入绩效评价的项目6个, 实现绩效目标3个, 其余项目的评价结果已反馈科室。",
}
RESULTS = "1套/年 98% 99.5% 100% 0.3小时 0.8小时 15万元 解决问题96件 100% 97%".split()


def project_document() -> dict[str, Any]:
    """The 信息化平台 form, completed: results instead of copied targets, one reduced score."""
    table = document("project-platform")
    table["narratives"] = dict(PROJECT_TEXTS)
    table |= {"responsible": "张三", "handler": "李四", "phone": "0354-0000000"}
    table["evaluators"] = [dict(EVALUATOR)]
    for row, actual in zip(table["objectives"], RESULTS, strict=True):
        row["actual"] = actual
    table["objectives"][1] |= {"category": "quality"}
    table["objectives"][3] |= {"category": "quantity", "target": "100%"}
    table["objectives"][6] |= {"target": "≤15万元"}
    table["objectives"][7] |= {"target": "解决问题90件"}
    del table["objectives"][8]  # ten years of use, without points
    row = next(row for row in table["scores"] if row["indicator"] == "indicator_clarity")
    row |= {"score": "3.50", "reason": "个别指标不够细化。"}
    return table


def department_document() -> dict[str, Any]:
    """The department form, completed, with the scores that its rules advise and the reasons."""
    table = document("department")
    table["head"] = {"name": "张三", "phone": "0354-0000000"}
    table["narratives"] = dict(DEPARTMENT_TEXTS)
    table["evaluators"] = [dict(EVALUATOR)]
    advised = {
        "budget_completion_rate": "2.72",
        "budget_adjustment_rate": "0.00",
        "carryover_balance_rate": "2.10",
        "actual_completion": "4.00",
        "key_work_completion": "5.00",
    }
    for row in table["scores"]:
        if row["indicator"] in advised:
            row |= {"score": advised[row["indicator"]], "reason": "按规则计算。"}
    return table


def sheet_of(table: dict[str, Any]) -> Sheet:
    return read_sheet(json.dumps(table))


def findings_of(table: dict[str, Any], framework: str = "jinzhong-2020") -> tuple[Finding, ...]:
    sheet = sheet_of(table)
    definition = load_framework(framework).form(sheet.form)
    return run_checks(sheet, definition, evaluate(sheet, definition))


def told(table: dict[str, Any], framework: str = "jinzhong-2020") -> list[tuple[str, str, str]]:
    """Rule, level and cell of every finding that the unit gets to see."""
    return [
        (item.rule, item.level.value, item.cell)
        for item in findings_of(table, framework)
        if item.level is not Level.HINT
    ]


def told_of(
    table: dict[str, Any], *rules: str, framework: str = "jinzhong-2020"
) -> list[tuple[str, str, str]]:
    """Rule, level and cell of every finding of these rules."""
    return [
        (item.rule, item.level.value, item.cell)
        for item in findings_of(table, framework)
        if item.rule in rules
    ]


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
