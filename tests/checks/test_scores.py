import pytest

from tests.checks.complete import (
    department_document,
    findings_of,
    project_document,
    put,
    put_score,
    told,
    told_of,
)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ("20.00", []),
        ("0.00", []),
        ("20.01", [("SC01", "error", "scores.social_benefit.score")]),
        ("-0.01", [("SC01", "error", "scores.social_benefit.score")]),
    ],
)
def test_score_lies_between_nothing_and_its_weight(
    score: str, expected: list[tuple[str, str, str]]
) -> None:
    table = put_score(project_document(), "social_benefit", score=score)
    assert told_of(table, "SC01") == expected


def test_benefit_weights_may_be_spread() -> None:
    table = put_score(project_document(), "social_benefit", weight="12.00", score="12.00")
    table = put_score(table, "economic_benefit", weight="8.00", score="8.00")
    assert told_of(table, "SC02") == []


def test_benefit_weights_share_twenty() -> None:
    table = put_score(project_document(), "social_benefit", weight="19.99", score="19.99")
    assert [item.message for item in findings_of(table) if item.rule == "SC02"] == [
        "经济效益、社会效益、生态效益、可持续影响的设定分值合计应为20："
        "0.00 + 19.99 + 0.00 + 0.00 = 19.99，请重新分配。",
        "设定分值合计为 99.99，应为100（相差 -0.01），请调整设定分值。",
    ]


def test_other_weights_stay_as_given() -> None:
    table = put_score(project_document(), "public_satisfaction", weight="9.00", score="9.00")
    table = put_score(table, "cost_saving_rate", weight="8.00", score="8.00")
    assert told(table) == [
        ("SC02", "error", "scores.cost_saving_rate.weight"),
        ("SC02", "error", "scores.public_satisfaction.weight"),
    ]


def test_department_weights_stay_as_given() -> None:
    table = put_score(department_document(), "social_benefit", weight="6.00")
    table = put_score(table, "economic_benefit", weight="4.00", score="4.00")
    assert [item for item in told(table) if item[0] == "SC02"] == [
        ("SC02", "error", "scores.economic_benefit.weight"),
        ("SC02", "error", "scores.social_benefit.weight"),
    ]


def test_negative_weight_is_found_though_the_sum_is_right() -> None:
    table = put_score(project_document(), "economic_benefit", weight="-5.00", score="0.00")
    table = put_score(table, "social_benefit", weight="25.00", score="20.00")
    assert told_of(table, "SC02") == [("SC02", "error", "scores.economic_benefit.weight")]


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ("2.72", []),
        ("2.73", []),
        ("2.71", []),
        ("2.74", [("SC07", "warning", "scores.budget_completion_rate.score")]),
        ("2.70", [("SC07", "warning", "scores.budget_completion_rate.score")]),
    ],
)
def test_typed_score_agrees_with_its_rule_to_the_cent(
    score: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(put_score(department_document(), "budget_completion_rate", score=score)) == expected


def test_disagreement_names_both_figures_and_the_calculation() -> None:
    table = put_score(department_document(), "actual_completion", score="8.00")
    assert [item.message for item in findings_of(table) if item.rule == "SC07"] == [
        "评分表“完成实绩情况”评价得分 8.00 与规则计算结果 4.00 不一致（完成实绩情况 = "
        "实现绩效目标的项目数 3 ÷ 项目数 6 × 100% = 50.00%, 得分 = 8 × 50.00% = 4.00），"
        "请更正或说明理由。"
    ]


def test_computed_line_that_cannot_be_computed_blocks() -> None:
    table = put(project_document(), "funds.allocated", "0.00")
    table = put(table, "funds.spent.municipal", "0.00")
    assert [item.message for item in findings_of(table) if item.rule == "SC00"] == [
        "评分表“预算执行率”由系统计算，现无法计算：下达资金为0, 不能作除数。请补齐或更正。"
    ]


def test_wrong_score_on_a_computed_line_is_overruled_not_found() -> None:
    assert told(put_score(project_document(), "funds_in_place_rate", score="1.00")) == []


def test_cap_on_the_total_is_explained() -> None:
    table = project_document()
    for row in table["objectives"]:
        row["actual"] = row["actual"].lstrip("≥≤>")
    table = put(table, "funds.spent.municipal", "7.49")
    assert [item for item in told(table, "rules-strict") if item[0] == "SC13"] == [
        ("SC13", "warning", "scores")
    ]


def test_cap_that_cannot_be_judged_blocks() -> None:
    table = put(project_document(), "funds.budget.municipal", None)
    table = put(table, "funds.budget.other", None)
    assert ("SC00", "error", "scores") in told(table, "rules-strict")


def test_benefits_without_points_are_asked_about_once() -> None:
    table = project_document()
    for row in table["scores"]:
        row["reason"] = ""
    assert [item.message for item in findings_of(table) if item.rule == "SC09"] == [
        "评分表“经济效益”、“生态效益”、“可持续影响”设定分值为0，请确认本项目不适用。"
    ]


def test_of_two_indicators_with_one_name_the_group_says_which() -> None:
    table = put_score(project_document(), "financial_rules_soundness", score="2.50")
    [message] = [item.message for item in findings_of(table) if item.rule == "SC08"]
    assert message.startswith("评分表“财务管理”的“管理制度健全性”得分 2.50 低于分值 3.00")
