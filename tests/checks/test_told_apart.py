"""No two findings of a rule at one cell are about the same: each is explained by itself."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any

import pytest

from benchmarks.findings.clean import submission
from benchmarks.findings.independent.measure import BATCHES, with_findings
from benchmarks.findings.measure import sheet_of as planted_sheet_of
from benchmarks.findings.planted import PLANTS
from benchmarks.findings.planted_across import ACROSS
from evalforms.checks.across.rules import run_cross_checks
from evalforms.checks.context import NOTHING_KNOWN, CheckContext
from evalforms.checks.finding import Finding
from evalforms.checks.rules import run_checks
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.rows import ObjectiveCategory, ObjectiveRow
from evalforms.sheets.sheet import Sheet
from tests.checks.complete import department_document, project_document, sheet_of
from tests.checks.real_forms import real_form
from tests.checks.test_across import TWINS as TWINS_ACROSS
from tests.checks.test_twins import TWINS
from tests.checks.twins import Cells, Twin, put, row
from tests.golden_sheets import NAMES

FRAMEWORK = load_framework("jinzhong-2020")
ANALYSIS, OVERVIEW = "narratives.analysis", "narratives.overview"


def changed(table: dict[str, Any], cells: Cells) -> Sheet:
    for path, value in cells.items():
        put(table, path, value)
    return sheet_of(table)


def alone(sheet: Sheet, context: CheckContext = NOTHING_KNOWN) -> list[Finding]:
    definition = FRAMEWORK.form(sheet.form)
    return list(run_checks(sheet, definition, evaluate(sheet, definition), context=context))


def together(sheets: list[Sheet]) -> list[list[Finding]]:
    """Findings at every sheet, those across the sheets among them."""
    found = [alone(sheet) for sheet in sheets]
    for item in run_cross_checks(sheets, FRAMEWORK.department.checks):
        found[item.at].append(item.finding)
    return found


def confused(findings: Iterable[Finding]) -> list[tuple[str, str, str]]:
    keys = Counter((item.rule, item.cell, item.about) for item in findings)
    return [key for key, count in keys.items() if count > 1]


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.rule)
def test_in_the_twins(twin: Twin) -> None:
    for cells in (twin.violates, twin.passes):
        sheet = changed(twin.document(), {**twin.given, **cells})
        assert confused(alone(sheet, twin.context)) == []


@pytest.mark.parametrize("twin", TWINS_ACROSS, ids=lambda twin: twin[0])
def test_in_the_twins_across_sheets(twin: Any) -> None:
    for department, project in twin[2:]:
        sheets = [changed(department_document(), department), changed(project_document(), project)]
        assert [confused(findings) for findings in together(sheets)] == [[], []]


def test_in_the_real_forms() -> None:
    found = together([real_form(name) for name in NAMES])
    assert [confused(findings) for findings in found] == [[]] * len(NAMES)


@pytest.mark.parametrize("code", [*PLANTS, *ACROSS])
def test_in_planted_forms(code: str) -> None:
    for seed in range(3):
        chance = Random(seed)
        tables = submission(chance)
        {**PLANTS, **ACROSS}[code](tables, chance)
        for findings in together([planted_sheet_of(table) for table in tables]):
            assert confused(findings) == []


@pytest.mark.parametrize("batch", BATCHES)
def test_in_forms_of_other_hands(batch: str) -> None:
    assert [key for _, findings in with_findings(batch) for key in confused(findings)] == []


P, D = project_document, department_document
LAST_YEAR = CheckContext(
    last_year=changed(
        P() | {"year": 2019},
        {
            "objectives[0].target": "3套/年",
            "objectives[1]": {**P()["objectives"][0], "target": "2套/年"},
        },
    )
)
APPROVED = CheckContext(
    approved=(
        ObjectiveRow(ObjectiveCategory.QUANTITY, "培训企业", "9家"),
        ObjectiveRow(ObjectiveCategory.QUANTITY, "检查企业", "8家"),
    )
)
TODAY = CheckContext(today=date(2020, 3, 1))
STAFF = "年末实有400人，其中在职200人、离休9人、退休191人。"
COUNTS = "全年纳入绩效评价的项目9个，实现绩效目标5个。"
RATES = "预算调整率为99%。结转结余率为88%。"
DATES = "2002年6月5日支付7万元。2003年7月6日支付8万元。2020年2月30日支付1万元。"
YEARS = "2018年新认定的中心、2017年优秀的企业"
YEARS_NAMED = {
    "objectives[9]": {"category": "quantity", "name": YEARS, "target": "3个", "actual": "3个"},
    OVERVIEW: "2019年度新认定的中心给予补助，2019年度优秀的企业给予奖励。",
}
NAMES_VARY = (
    "由山西甲乙玻璃智能制造有限公司承担，山西甲乙智能制造有限公司验收。我局负责，我委监督。"
)
WEIGHTS = {"scores.economic_benefit.weight": "-1.00"}

# rule, cell, paper with its changes, context, and what its findings are about
SEVERAL = (
    ("F13", "filled_on", P, {"filled_on": "2020-06-01"}, TODAY, {"早于评价期结束", "晚于今天"}),
    ("F16", "narratives.fund_use", P, {"narratives.fund_use": DATES}, NOTHING_KNOWN,
     {"2002年6月5日", "2003年7月6日", "2020年2月30日"}),
    ("F17", OVERVIEW, P, {OVERVIEW: "截止12月31日已完成，合格率大于90%以上。"}, NOTHING_KNOWN,
     {"截止", "重复比较：大于90%以上"}),
    ("I19", "objectives[9].name", P, YEARS_NAMED, NOTHING_KNOWN,
     {"2018年新认定的中心", "2017年优秀的企业"}),
    ("I21", "narratives.staffing", D, {"narratives.staffing": STAFF}, NOTHING_KNOWN,
     {"在职人员数", "离休人员数", "退休人员数", "实有人数"}),
    ("I21", ANALYSIS, D, {ANALYSIS: COUNTS}, NOTHING_KNOWN, {"项目数", "实现绩效目标的项目数"}),
    ("I22", OVERVIEW, P, {OVERVIEW: NAMES_VARY}, NOTHING_KNOWN,
     {"山西甲乙玻璃智能制造有限公司、山西甲乙智能制造有限公司", "我局、我委"}),
    ("I27", "objectives", P, {}, APPROVED, {"培训企业", "检查企业"}),
    ("I30", "objectives[0].target", P, {"objectives[0].target": "1套/年"}, LAST_YEAR,
     {"3套/年", "2套/年"}),
    ("M16", ANALYSIS, D, {ANALYSIS: RATES}, NOTHING_KNOWN, {"预算调整率", "结转结余率"}),
    ("SC02", "scores.economic_benefit.weight", P, WEIGHTS, NOTHING_KNOWN, {"负数", "合计"}),
)  # fmt: skip


@pytest.mark.parametrize("case", SEVERAL, ids=lambda case: case[0])
def test_several_at_one_cell_are_about_different_things(case: Any) -> None:
    rule, cell, paper, cells, context, expected = case
    found = alone(changed(paper(), cells), context)
    abouts = [item.about for item in found if (item.rule, item.cell) == (rule, cell)]
    assert sorted(abouts) == sorted(expected)


FIRST, SECOND = "优势企业转型项目信息化平台", "重点企业技术改造示范工程"
TRAINED = row("quantity", "培训企业人员", "200人", "199人")
INVESTED = {"narratives.fund_use": "基金以股权方式投入15万元。"}


def told_of_both(text: str, cells: Cells, *, names: tuple[str, str] = (FIRST, SECOND)) -> Any:
    """A department that tells of two projects, and what is found about them in its text."""
    projects = [
        changed(P(), {**cells, "project.name": name, "implementing_unit": unit})
        for name, unit in zip(names, ("测试中心甲", "测试中心乙"), strict=True)
    ]
    department = changed(D(), {ANALYSIS: text, "basics.project_count": 2})
    found = run_cross_checks([department, *projects], FRAMEWORK.department.checks)
    return [item.finding for item in found if item.at == 0 and item.finding.cell == ANALYSIS]


@pytest.mark.parametrize(
    ("rule", "text", "cells", "expected"),
    [
        ("M10", "1、优势企业转型信息化平台。2、重点企业技术改造工程。", {}, [FIRST, SECOND]),
        ("M07", "1、{}。投入15.1万元。2、{}。投入15.2万元。", {}, [FIRST, SECOND]),
        ("I21", "1、{}。培训企业人员200人。2、{}。培训企业人员201人。", TRAINED,
         [f"{FIRST}：培训企业人员", f"{SECOND}：培训企业人员"]),
        ("M20", "1、{}。用于技改补助。2、{}。用于技改奖励。", INVESTED, [FIRST, SECOND]),
    ],
)  # fmt: skip
def test_what_a_department_tells_of_projects_is_about_each(
    rule: str, text: str, cells: Cells, expected: list[str]
) -> None:
    found = told_of_both(text.format(FIRST, SECOND), cells)
    assert [item.about for item in found if item.rule == rule] == expected


def test_projects_of_one_name_are_told_apart_by_their_units() -> None:
    projects = [
        changed(P(), {"implementing_unit": unit, "funds.spent.municipal": spent})
        for unit, spent in (("测试中心甲", "14.00"), ("测试中心乙", "13.00"))
    ]
    department = changed(D(), {ANALYSIS: f"1、{FIRST}。投入15.1万元。"})
    found = run_cross_checks([department, *projects], FRAMEWORK.department.checks)
    abouts = [item.finding.about for item in found if item.finding.rule == "M07"]
    assert abouts == [f"{FIRST}（测试中心甲）", f"{FIRST}（测试中心乙）"]


def test_the_same_words_come_once_for_two_projects_of_one_name() -> None:
    found = told_of_both("1、优势企业转型信息化平台。", {}, names=(FIRST, FIRST))
    assert len([item for item in found if item.rule == "M10"]) == 1


def test_what_a_finding_is_about_stays_while_its_figures_change() -> None:
    texts = (f"1、{FIRST}。投入{amount}万元。" for amount in ("15.1", "15.2"))
    one, other = ([item for item in told_of_both(text, {}) if item.rule == "M07"] for text in texts)
    assert one[0].about == other[0].about
    assert one[0].message != other[0].message
