"""What the four real forms printed must come out, and what the rules say beside it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import Scorecard, evaluate
from tests.golden_sheets import NAMES, expected, golden

CITY = load_framework("jinzhong-2020")
STRICT = load_framework("rules-strict")


def _card(name: str, framework: str = "jinzhong-2020") -> Scorecard:
    sheet = golden(name)
    return evaluate(sheet, load_framework(framework).form(sheet.form))


@pytest.mark.parametrize("name", NAMES)
def test_golden_form_gets_what_it_printed(name: str) -> None:
    card, printed = _card(name), expected(name)
    assert {code: str(points) for code, points in card.subtotals.items()} == printed["subtotals"]
    assert (str(card.total), card.grade) == (printed["total"], printed["grade"])


def test_totals_are_those_of_the_four_forms() -> None:
    assert [(str(_card(name).total), _card(name).grade) for name in NAMES] == [
        ("100.00", "优"),
        ("97.75", "优"),
        ("99.47", "优"),
        ("100.00", "优"),
    ]


@pytest.mark.parametrize("typed", [None, Decimal("3.00"), Decimal("0.00")])
@pytest.mark.parametrize(
    ("name", "code", "points"),
    [
        ("project-fund", "funds_in_place_rate", "0.75"),
        ("project-innovation", "budget_execution_rate", "2.47"),
    ],
)
def test_proven_rates_are_computed_whatever_is_typed(
    name: str, code: str, points: str, typed: Decimal | None
) -> None:
    sheet = golden(name)
    rows = tuple(
        replace(row, score=typed) if row.indicator == code else row for row in sheet.scores
    )
    card = evaluate(replace(sheet, scores=rows), CITY.project)
    assert str(card.line(code).score) == points
    assert str(card.total) == expected(name)["total"]


def test_proven_rates_are_computed_where_the_line_is_left_out() -> None:
    sheet = golden("project-innovation")
    rows = tuple(row for row in sheet.scores if row.indicator != "budget_execution_rate")
    assert str(evaluate(replace(sheet, scores=rows), CITY.project).total) == "99.47"


def test_explanation_reads_as_on_paper() -> None:
    line = _card("project-innovation").line("budget_execution_rate")
    assert line.explanation == (
        "预算执行率 = 实际支出 284.17 ÷ 下达资金 345.00 × 100% = 82.37%, 得分 = 3 × 82.37% = 2.47"
    )
    assert str(line.rate) == "82.37"


ADVISED = [
    ("project-innovation", "actual_completion_rate", "96.43", "7.71"),
    ("project-innovation", "completion_timeliness_rate", "0.00", "0.00"),
    ("project-innovation", "quality_attainment_rate", "100.00", "8.00"),
    ("project-innovation", "cost_saving_rate", "17.63", "7.00"),
    ("project-innovation", "public_satisfaction", "100.00", "10.00"),
    ("project-fund", "actual_completion_rate", "50.00", "4.00"),
    ("project-fund", "cost_saving_rate", "75.00", "7.00"),
    ("department", "budget_completion_rate", "90.76", "2.72"),
    ("department", "budget_adjustment_rate", "46.22", "0.00"),
    ("department", "carryover_balance_rate", "9.27", "2.10"),
    ("department", "actual_completion", "50.00", "4.00"),
]


@pytest.mark.parametrize(("name", "code", "rate", "points"), ADVISED)
def test_rule_advises_beside_the_typed_score(name: str, code: str, rate: str, points: str) -> None:
    line = _card(name).line(code)
    assert (str(line.rate), str(line.advised)) == (rate, points)
    assert line.score == line.weight


@pytest.mark.parametrize(
    ("name", "code", "points"),
    [
        ("department", "budget_completion_rate", "1.80"),
        ("project-innovation", "actual_completion_rate", "7.43"),
    ],
)
def test_strict_edition_scores_by_its_own_rule(name: str, code: str, points: str) -> None:
    assert str(_card(name, "rules-strict").line(code).score) == points


def test_strict_edition_caps_the_total_of_a_form_that_spent_a_quarter() -> None:
    card = _card("project-fund", "rules-strict")
    assert str(card.total) == "59.00"
    assert [cap.explanation for cap in card.caps] == [
        "预算执行率 = 实际支出 5000.00 ÷ 预算资金 20000.00 × 100% = 25.00%, 低于50%, "
        "综合得分不得超过59分, 扣减 68.75 − 59 = 9.75"
    ]


def test_strict_edition_does_not_cap_above_eighty_percent() -> None:
    card = _card("project-innovation", "rules-strict")
    assert (str(card.total), card.grade, card.caps) == ("91.90", "优", ())


def test_result_that_repeats_the_comparison_sign_is_not_computable() -> None:
    line = _card("project-platform").line("actual_completion_rate")
    assert (line.rate, line.advised) == (None, None)
    assert line.problem == ("第2行“系统验收合格率” 实际完成指标值“≥96%”带有比较符号, 应填实际值")
    assert line.explanation == f"实际完成率无法计算: {line.problem}"


def test_uncomparable_row_is_named_though_another_row_decides() -> None:
    line = _card("project-innovation").line("completion_timeliness_rate")
    assert "第4行“提交评价材料” 无法计算: 实际完成指标值“按时提交”不是日期" in line.explanation
    assert "逾期366天(计划工期214天)" in line.explanation
