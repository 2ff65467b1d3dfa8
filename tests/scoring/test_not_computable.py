"""无法计算 says which cell is empty or zero; it is never zero points and never full marks."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.rows import ObjectiveCategory, ObjectiveRow, ScoreRow
from evalforms.sheets.sheet import Sheet
from tests.golden_sheets import department, golden, project

CITY = load_framework("jinzhong-2020")

MONEY = [
    ({}, "funds_in_place_rate", "预算下达资金未填写"),
    ({"allocated": "5.00"}, "funds_in_place_rate", "预算资金-市级预算资金、预算资金-其他均未填写"),
    ({"allocated": "5.00", "budget": "0.00"}, "funds_in_place_rate", "预算资金为0, 不能作除数"),
    ({"allocated": "0.00", "budget": "0.00"}, "funds_in_place_rate", "预算资金为0, 不能作除数"),
    (
        {"allocated": "1.00", "budget": "-1.00"},
        "funds_in_place_rate",
        "预算资金为负数(-1.00), 不能作除数",
    ),
    ({"spent": "5.00"}, "budget_execution_rate", "预算下达资金未填写"),
    ({"spent": "5.00", "allocated": "0.00"}, "budget_execution_rate", "下达资金为0, 不能作除数"),
    ({"budget": "0.00", "spent": "0.00"}, "cost_saving_rate", "计划成本为0, 不能作除数"),
]


@pytest.mark.parametrize(("money", "code", "reason"), MONEY)
def test_missing_or_zero_money_is_named(money: dict[str, str], code: str, reason: str) -> None:
    line = evaluate(project(**money), CITY.project).line(code)
    assert (line.rate, line.advised, line.score) == (None, None, None)
    assert line.problem == reason
    assert line.explanation.endswith(f"无法计算: {reason}")


BASICS = [
    ({"on_post_staff": 137}, "on_post_staff_control_rate", "编制数未填写"),
    (
        {"on_post_staff": 137, "authorised_posts": 0},
        "on_post_staff_control_rate",
        "编制数为0, 不能作除数",
    ),
    (
        {"three_public_budget": "5.00", "three_public_last_year": "0.00"},
        "three_public_change_rate",
        "“三公经费”上年数为0, 不能作除数",
    ),
    (
        {"project_count": 6},
        "actual_completion",
        "实际完成工作数未填写, 且实现绩效目标的项目数未填写",
    ),
    ({"satisfaction_sample": 9}, "public_satisfaction", "满意度未填写"),
]


@pytest.mark.parametrize(("basics", "code", "reason"), BASICS)
def test_missing_or_zero_basics_are_named(basics: dict[str, Any], code: str, reason: str) -> None:
    assert evaluate(department(basics=basics), CITY.department).line(code).problem == reason


def test_planned_progress_of_zero_is_no_divisor() -> None:
    sheet = department(
        budget={"initial_budget": "100.00", "executed": "50.00"},
        basics={"planned_payment_progress": "0.00"},
    )
    line = evaluate(sheet, CITY.department).line("payment_progress_rate")
    assert line.problem == "既定支付进度为0, 不能作除数"


def test_payment_progress_is_measured_against_the_plan() -> None:
    sheet = department(
        budget={"initial_budget": "100.00", "executed": "45.00"},
        basics={"planned_payment_progress": "90.00"},
    )
    line = evaluate(sheet, CITY.department).line("payment_progress_rate")
    assert line.explanation == (
        "支付进度率 = (预算执行 45.00 ÷ 调整后预算 100.00 × 100%) ÷ 既定支付进度 90.00% × 100% "
        "= 50.00%, 得分 = 4 × 50.00% = 2.00"
    )


def test_tasks_count_before_projects() -> None:
    tasks = {"planned_tasks": 10, "completed_tasks": 9, "project_count": 6, "projects_achieved": 3}
    line = evaluate(department(basics=tasks), CITY.department).line("actual_completion")
    assert str(line.advised) == "7.20"


def test_exempt_adjustment_is_taken_off() -> None:
    sheet = department(
        budget={"initial_budget": "1000.00", "budget_adjustment": "-250.00"},
        basics={"exempt_adjustment": "-200.00"},
    )
    line = evaluate(sheet, CITY.department).line("budget_adjustment_rate")
    assert (str(line.rate), str(line.advised)) == ("5.00", "2.00")


def _objectives(*rows: tuple[str, str, str], **cells: Any) -> Sheet:
    objectives = tuple(
        ObjectiveRow(ObjectiveCategory(category), name="甲", target=target, actual=actual)
        for category, target, actual in rows
    )
    return project(objectives=objectives, **cells)


OBJECTIVES = [
    ([], "actual_completion_rate", "数量指标未填写"),
    ([("quantity", "", "3个")], "actual_completion_rate", "目标值未填写"),
    ([("quantity", "3个", "")], "actual_completion_rate", "实际完成指标值未填写"),
    ([("quantity", "3个", "已完成")], "actual_completion_rate", "“已完成”不是可比较的数值"),
    ([("quantity", "3个", "3户")], "actual_completion_rate", "单位不一致(个 / 户)"),
    ([("quantity", "3个", "3")], "actual_completion_rate", "单位不一致(个 / 无单位)"),
    ([("quantity", "0个", "3个")], "actual_completion_rate", "目标值为0, 不能作除数"),
    ([("quantity", "-3个", "3个")], "actual_completion_rate", "目标值为负数"),
    (
        [("quantity", "3个", "3个"), ("quantity", "5个", "多")],
        "actual_completion_rate",
        "第2行“甲”",
    ),
    ([("timeliness", "2020-06-30", "按时")], "completion_timeliness_rate", "“按时”不是日期"),
    (
        [("timeliness", "2020-06-15", "2020.6")],
        "completion_timeliness_rate",
        "不能确定是否逾期, 请填写具体日期",
    ),
    (
        [("timeliness", "2020-06-15", "2020-06-20")],
        "completion_timeliness_rate",
        "逾期, 但项目期开始日期未填写",
    ),
]


@pytest.mark.parametrize(("rows", "code", "reason"), OBJECTIVES)
def test_row_that_cannot_be_compared_is_named(
    rows: list[tuple[str, str, str]], code: str, reason: str
) -> None:
    line = evaluate(_objectives(*rows), CITY.project).line(code)
    assert line.advised is None
    assert line.problem is not None
    assert reason in line.problem


COMPARED = [
    ("quantity", "actual_completion_rate", "≥3个", "5个", "100.00"),
    ("quantity", "actual_completion_rate", "1亿元", "5000万元", "50.00"),
    ("quantity", "actual_completion_rate", "≤10个", "12个", "83.33"),
    ("quantity", "actual_completion_rate", "≤10个", "25个", "40.00"),
    ("quantity", "actual_completion_rate", "≤0起", "0起", "100.00"),
    ("quantity", "actual_completion_rate", "≤0起", "1起", "0.00"),
    ("timeliness", "completion_timeliness_rate", "2020年6月30日前", "2020-06-30", "100.00"),
    ("timeliness", "completion_timeliness_rate", "≤0.5小时", "15分钟", "100.00"),
    ("timeliness", "completion_timeliness_rate", "1小时", "90分钟", "66.67"),
    ("timeliness", "completion_timeliness_rate", "≥95%", "95%", "100.00"),
    ("satisfaction", "public_satisfaction", "大于90%以上", "81%", "90.00"),
]


@pytest.mark.parametrize(("category", "code", "target", "actual", "rate"), COMPARED)
def test_row_is_compared_in_the_direction_of_its_sign(
    category: str, code: str, target: str, actual: str, rate: str
) -> None:
    line = evaluate(_objectives((category, target, actual)), CITY.project).line(code)
    assert str(line.rate) == rate


def test_delay_counts_against_the_planned_duration() -> None:
    sheet = golden("project-innovation")
    row = ObjectiveRow(ObjectiveCategory.TIMELINESS, "甲", target="2019-08-09", actual="2019-08-19")
    line = evaluate(replace(sheet, objectives=(row,)), CITY.project).line(
        "completion_timeliness_rate"
    )
    assert str(line.rate) == "90.00"  # 10 of 100 days since 2019-05-01
    assert str(line.advised) == "6.30"


def test_month_after_the_deadline_leaves_the_delay_open() -> None:
    sheet = golden("project-innovation")
    row = ObjectiveRow(ObjectiveCategory.TIMELINESS, "甲", target="2019-08-31", actual="2019.9")
    line = evaluate(replace(sheet, objectives=(row,)), CITY.project).line(
        "completion_timeliness_rate"
    )
    assert line.problem == (
        "第1行“甲” 计划2019-08-31、实际2019-09-01至2019-09-30, "
        "逾期天数不能确定, 请填写具体日期(计划工期122天)"
    )


def test_level_that_was_picked_is_told_where_the_row_leaves_the_rate_open() -> None:
    row = ObjectiveRow(ObjectiveCategory.QUALITY, "甲", "优良", "优良", progress="部分达成")
    line = evaluate(project(objectives=(row,)), CITY.project).line("quality_attainment_rate")
    assert line.problem == ("第1行“甲” 目标值“优良”不是可比较的数值, 自评部分达成(80%–60%)")
    assert line.advised is None


def test_over_fulfilment_does_not_pay_for_another_row() -> None:
    sheet = _objectives(("quantity", "10个", "20个"), ("quantity", "10个", "5个"))
    assert str(evaluate(sheet, CITY.project).line("actual_completion_rate").rate) == "75.00"


def test_grade_waits_for_every_line_that_counts() -> None:
    sheet = golden("project-innovation")
    without = replace(sheet, scores=tuple(replace(row, score=None) for row in sheet.scores))
    card = evaluate(without, CITY.project)
    assert (card.grade, str(card.total)) == ("", "5.47")


def test_line_without_weight_may_stay_empty() -> None:
    sheet = golden("project-innovation")
    rows = tuple(replace(row, score=None) if row.weight == 0 else row for row in sheet.scores)
    assert evaluate(replace(sheet, scores=rows), CITY.project).grade == "优"


def test_missing_weight_is_the_reference_weight() -> None:
    card = evaluate(project(scores=(ScoreRow("social_benefit", score=Decimal(1)),)), CITY.project)
    assert str(card.line("social_benefit").weight) == "5.00"
    assert str(card.total_weight) == "100.00"


def test_cap_that_cannot_be_judged_leaves_the_grade_open() -> None:
    card = evaluate(project(), load_framework("rules-strict").project)
    assert card.grade == ""
    assert card.cap_problem is not None
    assert card.cap_problem.startswith("预算执行率无法计算: ")
