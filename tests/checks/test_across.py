"""Rules across sheets: a submission that violates each, and one that narrowly does not."""

from typing import Any

import pytest

from evalforms.checks.across.rules import CROSS_RULES, run_cross_checks
from evalforms.frameworks.loader import load_framework
from tests.checks.complete import department_document, project_document, sheet_of
from tests.checks.twins import Cells, put, row

NAME = "优势企业转型项目信息化平台"
ANALYSIS = "narratives.analysis"
ONE = {"basics.project_count": 1, "basics.projects_achieved": 1}
TRAINED = row("quantity", "培训企业人员", "200人", "199人")
COMPANY = "山西甲乙玻璃智能制造有限公司"
SHORTER = "山西甲乙智能制造有限公司"

# rule: cell, changes of the department sheet and of the project sheet, violating and passing
TWINS: tuple[tuple[str, str, tuple[Cells, Cells], tuple[Cells, Cells]], ...] = (
    ("M08", "basics.project_count", ({"basics.project_count": 2}, {}), (ONE, {})),
    (
        "M09",
        ANALYSIS,
        ({**ONE, ANALYSIS: "项目1个，项目总金额15.1万元。"}, {}),
        ({**ONE, ANALYSIS: "项目1个，项目总金额15.0万元。"}, {}),
    ),
    (
        "M10",
        ANALYSIS,
        ({**ONE, ANALYSIS: "1、优势企业转型信息化平台。全年正常。"}, {}),
        ({**ONE, ANALYSIS: f"1、“{NAME}”项目。全年正常。"}, {}),
    ),
    (
        "M10",
        ANALYSIS,
        ({**ONE, ANALYSIS: "一是企业转型信息平台建设，支出15万元。"}, {}),
        ({**ONE, ANALYSIS: f"一是{NAME}，支出15万元。"}, {}),
    ),
    (
        "M09",
        ANALYSIS,
        ({**ONE, ANALYSIS: "一个项目做自评，一共涉及市级资金15.1万元。"}, {}),
        ({**ONE, ANALYSIS: "一个项目做自评，一共涉及市级资金15.0万元。"}, {}),
    ),
    (
        "M07",
        ANALYSIS,
        ({**ONE, ANALYSIS: f"1、{NAME}。全年投入15.1万元。"}, {}),
        ({**ONE, ANALYSIS: f"1、{NAME}。全年投入150000元。"}, {}),
    ),
    (
        "I21",
        ANALYSIS,
        ({**ONE, ANALYSIS: f"1、{NAME}。培训企业人员200人。"}, TRAINED),
        ({**ONE, ANALYSIS: f"1、{NAME}。培训企业人员199人。"}, TRAINED),
    ),
    (
        "M20",
        ANALYSIS,
        (
            {**ONE, ANALYSIS: f"1、{NAME}。用于技改补助。"},
            {"narratives.fund_use": "基金以股权方式投入15万元。"},
        ),
        (
            {**ONE, ANALYSIS: f"1、{NAME}。用于基金出资。"},
            {"narratives.fund_use": "基金以股权方式投入15万元。"},
        ),
    ),
    (
        "I29",
        "narratives.overview",
        (
            {**ONE, ANALYSIS: "另有“企业上云”补贴、“两化融合培训费”两项。1、“企业上云补贴”。"},
            {"narratives.overview": "为推动“企业上云”，建设平台。"},
        ),
        (
            {**ONE, ANALYSIS: "另有“两化融合培训费”一项。"},
            {"narratives.overview": "为推动“企业上云”，建设平台。"},
        ),
    ),
    (
        "SC15",
        "basics.projects_achieved",
        (ONE, TRAINED),
        (ONE, row("quantity", "培训企业人员", "200人", "200人")),
    ),
    (
        "X02",
        "signed_on",
        ({**ONE, "signed_on": "2021-07-12"}, {"filled_on": "2021-07-13"}),
        ({**ONE, "signed_on": "2021-07-13"}, {"filled_on": "2021-07-13"}),
    ),
)


def _changed(table: dict[str, Any], cells: Cells) -> dict[str, Any]:
    for path, value in cells.items():
        put(table, path, value)
    return table


def _found(department: Cells, project: Cells) -> list[tuple[str, str]]:
    sheets = (
        sheet_of(_changed(department_document(), department)),
        sheet_of(_changed(project_document(), project)),
    )
    found = run_cross_checks(sheets, load_framework("jinzhong-2020").department.checks)
    return [(item.finding.rule, item.finding.cell) for item in found]


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin[0])
def test_violation_is_found_at_its_cell(
    twin: tuple[str, str, tuple[Cells, Cells], tuple[Cells, Cells]],
) -> None:
    rule, cell, violating, _ = twin
    assert (rule, cell) in _found(*violating)


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin[0])
def test_its_twin_passes(
    twin: tuple[str, str, tuple[Cells, Cells], tuple[Cells, Cells]],
) -> None:
    rule, _, _, passing = twin
    assert rule not in {found for found, _ in _found(*passing)}


@pytest.mark.parametrize(("other", "expected"), [(SHORTER, 1), (COMPANY, 0)])
def test_one_company_has_one_name_in_all_projects(other: str, expected: int) -> None:
    names = (COMPANY, other)
    sheets = [
        sheet_of(_changed(project_document(), {"narratives.overview": f"由{name}承担。"}))
        for name in names
    ]
    found = run_cross_checks(sheets, load_framework("jinzhong-2020").department.checks)
    assert [item.finding.rule for item in found] == ["I22"] * expected


def test_every_rule_across_sheets_has_a_twin() -> None:
    assert {rule.code for rule in CROSS_RULES} - {twin[0] for twin in TWINS} == {"I22"}


def test_project_of_another_department_is_not_counted() -> None:
    assert "M08" not in {rule for rule, _ in _found(ONE, {"department.code": "301"})}
