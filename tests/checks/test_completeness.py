from collections.abc import Callable
from typing import Any

import pytest

from evalforms.checks.completeness import REQUIRED
from tests.checks.complete import (
    EVALUATOR,
    department_document,
    findings_of,
    project_document,
    put,
    put_score,
    told,
    told_of,
)


@pytest.mark.parametrize("document", [project_document, department_document])
def test_complete_form_has_no_finding(document: Callable[[], dict[str, Any]]) -> None:
    assert told(document()) == []


@pytest.mark.parametrize("cell", REQUIRED["department"])
def test_empty_department_cell_is_found(cell: str) -> None:
    assert ("F00", "error", cell) in told(put(department_document(), cell, None))


@pytest.mark.parametrize("cell", REQUIRED["project"])
def test_empty_project_cell_is_found(cell: str) -> None:
    assert ("F00", "error", cell) in told(put(project_document(), cell, None))


def test_blanks_are_not_text() -> None:
    findings = findings_of(put(project_document(), "narratives.overview", " \n\t"))
    assert [item.message for item in findings if item.rule == "F00"] == ["项目概况未填写，请填写。"]


@pytest.mark.parametrize("cell", ["narratives.other", "signed_on"])
def test_optional_cell_may_stay_empty(cell: str) -> None:
    assert told(put(project_document(), cell, None)) == []


def test_empty_tables_are_found() -> None:
    table = project_document() | {"evaluators": [], "objectives": []}
    assert told_of(table, "F00", "F15") == [
        ("F00", "error", "objectives"),
        ("F00", "error", "evaluators"),
    ]


def test_missing_typed_score_is_found_and_missing_computed_score_is_not() -> None:
    table = project_document()
    put_score(table, "social_benefit", score="")
    put_score(table, "funds_in_place_rate", score="")
    assert told_of(table, "F00", "F15") == [("F00", "error", "scores.social_benefit.score")]


def test_line_without_weight_needs_no_score() -> None:
    assert told(put_score(project_document(), "ecological_benefit", score="")) == []


def test_implementing_unit_is_named() -> None:
    assert told(put(project_document(), "implementing_unit", None)) == [
        ("F01", "error", "implementing_unit")
    ]


@pytest.mark.parametrize("cell", ["project.starts_on", "project.ends_on"])
def test_project_period_has_both_ends(cell: str) -> None:
    assert told(put(project_document(), cell, None)) == [("F02", "error", cell)]


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [("2019-12-31", [("F03", "error", "project.ends_on")]), ("2020-01-01", [])],
)
def test_project_period_does_not_end_before_it_starts(
    ends_on: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(put(project_document(), "project.ends_on", ends_on)) == expected


@pytest.mark.parametrize(
    ("filled_on", "expected"),
    [
        (None, [("F13", "error", "filled_on")]),
        ("2020-12-30", [("F13", "error", "filled_on")]),
        ("2020-12-31", []),
        ("2021-07-13", []),
    ],
)
def test_form_is_dated_after_the_period(
    filled_on: str | None, expected: list[tuple[str, str, str]]
) -> None:
    assert told(put(project_document(), "filled_on", filled_on)) == expected


def test_project_that_runs_on_may_be_dated_after_the_year() -> None:
    table = put(project_document(), "project.ends_on", "2025-12-31")
    assert told(put(table, "filled_on", "2021-01-01")) == []


def test_blank_objective_row_is_a_warning() -> None:
    table = project_document()
    table["objectives"].append({"category": "cost"})
    assert told_of(table, "F00", "F15") == [("F15", "warning", "objectives[9]")]


@pytest.mark.parametrize("column", ["name", "target", "actual"])
def test_half_filled_objective_row_is_found(column: str) -> None:
    table = project_document()
    table["objectives"][6][column] = ""
    assert told_of(table, "F00", "F15") == [("F00", "error", f"objectives[6].{column}")]


def test_evaluator_without_name_is_found() -> None:
    table = project_document() | {"evaluators": [EVALUATOR, {}]}
    assert told_of(table, "F00", "F15") == [("F00", "error", "evaluators[1].name")]


@pytest.mark.parametrize("column", ["title", "section", "phone"])
def test_evaluator_with_an_empty_cell_is_a_warning(column: str) -> None:
    table = project_document() | {"evaluators": [EVALUATOR | {column: ""}]}
    assert told(table) == [("F10", "warning", f"evaluators[0].{column}")]
