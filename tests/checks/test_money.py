import pytest

from tests.checks.complete import (
    department_document,
    findings_of,
    project_document,
    put,
    told,
    told_of,
)


@pytest.mark.parametrize(
    ("balance", "expected"),
    [
        ("1132.78", []),
        ("1132.79", [("M01", "error", "budget.year_end_balance")]),
        ("1132.77", [("M01", "error", "budget.year_end_balance")]),
    ],
)
def test_balance_identity_holds_to_the_cent(
    balance: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(put(department_document(), "budget.year_end_balance", balance)) == expected


def test_balance_message_has_the_figures_and_the_difference() -> None:
    findings = findings_of(put(department_document(), "budget.year_end_balance", "1132.70"))
    assert [item.message for item in findings if item.rule == "M01"] == [
        "收支平衡关系不成立：上年结转+年初预算+预算调整+其他调整 12256.15 − 预算执行 11123.37 "
        "= 1132.78，年末结余填为 1132.70，差额 -0.08 万元，请核对这六项金额。"
    ]


@pytest.mark.parametrize(
    ("executed", "balance", "rules"),
    [
        ("12256.15", "0.00", set()),
        ("12256.16", "-0.01", {"M02"}),
        ("12256.16", "0.00", {"M01", "M02"}),
    ],
)
def test_not_more_is_executed_than_there_was(executed: str, balance: str, rules: set[str]) -> None:
    table = put(department_document(), "budget.executed", executed)
    table = put(table, "budget.year_end_balance", balance)
    assert {rule for rule, _, _ in told_of(table, "M01", "M02")} == rules


@pytest.mark.parametrize(
    ("spent", "expected"),
    [("15.00", []), ("15.01", ["M04"]), ("14.99", [])],
)
def test_not_more_is_spent_than_allotted(spent: str, expected: list[str]) -> None:
    table = put(project_document(), "funds.spent.municipal", spent)
    assert [rule for rule, _, _ in told_of(table, "M04")] == expected


def test_all_four_sources_count_as_spent() -> None:
    table = put(project_document(), "funds.spent.superior", "0.01")
    assert [item.message for item in findings_of(table) if item.rule == "M04"] == [
        "实际支出合计 15.01 万元超过预算下达资金 15.00 万元，请核对两项金额。"
    ]


@pytest.mark.parametrize(
    ("budget", "expected"),
    [
        ("15.00", []),
        ("15.01", [("M05", "warning", "funds.allocated")]),
        ("14.99", [("M05", "warning", "funds.allocated")]),
    ],
)
def test_allotment_that_differs_from_the_budget_is_explained(
    budget: str, expected: list[tuple[str, str, str]]
) -> None:
    table = put(project_document(), "funds.budget.municipal", budget)
    assert told_of(table, "M05") == expected


@pytest.mark.parametrize("cell", ["funds.spent.other", "funds.budget.other"])
def test_negative_amount_is_found(cell: str) -> None:
    assert ("F06", "error", cell) in told(put(project_document(), cell, "-0.01"))


def test_negative_adjustment_is_allowed() -> None:
    assert [item for item in told(department_document()) if item[0] == "F06"] == []
