"""The four real forms: what must be found in them, and where they are right."""

import pytest

from evalforms.checks.across.rules import run_cross_checks
from evalforms.checks.finding import Finding
from evalforms.checks.rules import run_checks
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from tests.checks.real_forms import real_form
from tests.golden_sheets import NAMES

FRAMEWORK = load_framework("jinzhong-2020")

MUST_FIND = {
    "department": "F07 F17 F23 M11 M13 M14 M15 M16 I22 I25 SC05 SC07 SC11 SC15 X04",
    "project-platform": "F04 F07 F10 F15 F22 M19 I02 I03 I09 I10 I11 I12 I13 I15 I26 "
    "SC05 SC09 SC10",
    "project-innovation": "F04 F07 F18 F21 M06 M17 I01 I05 I06 I08 I12 I13 I18 I19 I20 I23 I24 "
    "SC06 SC07 SC08 SC09",
    "project-fund": "F01 F02 F04 F08 F09 F11 F16 F17 F19 M05 I01 I03 I04 I05 I06 I08 I11 I12 I13 "
    "I15 I16 I17 I22 I25 I28 SC06 SC07 SC08 SC09 SC10 X05",
}
ACROSS = {"M07", "M08", "M09", "M10", "M20", "I21", "I29"}
# Balance, staff, classes, sums and weights that are right; 2.47 and 0.75; 284.1674 as 284.17;
# 9000 = 5000 + 4000.
RIGHT = set("M01 M02 M03 M04 M12 M18 SC00 SC01 SC02 SC12 F03 F05 F06".split())


def _findings(name: str) -> tuple[Finding, ...]:
    sheet = real_form(name)
    definition = FRAMEWORK.form(sheet.form)
    return run_checks(sheet, definition, evaluate(sheet, definition))


@pytest.mark.parametrize("name", NAMES)
def test_defects_of_a_real_form_are_found(name: str) -> None:
    found = {item.rule for item in _findings(name)}
    assert set(MUST_FIND[name].split()) - found == set()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_right_in_a_real_form_is_not_found(name: str) -> None:
    assert [item for item in _findings(name) if item.rule in RIGHT] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_what_is_listed_is_found(name: str) -> None:
    assert {item.rule for item in _findings(name)} - set(MUST_FIND[name].split()) == set()


@pytest.mark.parametrize("name", ["project-innovation", "project-fund", "project-platform"])
def test_amounts_that_agree_after_rounding_are_not_found(name: str) -> None:
    assert [item for item in _findings(name) if item.rule in ("M07", "I21")] == []


def test_contradictions_between_the_real_forms_are_found() -> None:
    sheets = [real_form(name) for name in NAMES]
    found = run_cross_checks(sheets, FRAMEWORK.department.checks)
    assert {item.finding.rule for item in found} == ACROSS


def test_both_other_spellings_of_project_names_are_found() -> None:
    sheets = [real_form(name) for name in NAMES]
    found = run_cross_checks(sheets, FRAMEWORK.department.checks)
    assert [item.finding.message for item in found if item.finding.rule == "M10"] == [
        "部门整体表写作“企业技术创新奖励补助资金”，项目自评表写作“企业技术创新奖励补助”，"
        "项目名称不一致，"
        "请统一为批复名称。",
        "部门整体表写作“优势企业转型信息化平台”，项目自评表写作“优势企业转型项目信息化平台”，"
        "项目名称不一致，"
        "请统一为批复名称。",
    ]
