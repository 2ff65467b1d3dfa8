from dataclasses import replace
from decimal import Decimal

import pytest

from evalforms.sheets.difference import Change, differences
from evalforms.sheets.rows import EvaluatorRow, ObjectiveCategory, ObjectiveRow, ScoreRow
from tests.golden_sheets import NAMES, department, golden, project


@pytest.mark.parametrize("name", NAMES)
def test_equal_sheets_do_not_differ(name: str) -> None:
    assert differences(golden(name), golden(name)) == ()


def test_changed_fixed_cell_is_named() -> None:
    before, after = project(allocated="345.00"), project(allocated="300.00")
    assert differences(before, after) == (
        Change("funds.allocated", Decimal("345.00"), Decimal("300.00")),
    )


def test_score_rows_are_matched_by_indicator_not_by_position() -> None:
    economic, social = ScoreRow("economic_benefit"), ScoreRow("social_benefit")
    before = replace(project(), scores=(economic, social))
    after = replace(project(), scores=(replace(social, score=Decimal("4.00")), economic))
    assert differences(before, after) == (
        Change("scores.social_benefit.score", None, Decimal("4.00")),
    )


def test_added_row_shows_every_cell_as_new() -> None:
    row = EvaluatorRow(name="张三")
    changes = differences(project(), replace(project(), evaluators=(row,)))
    assert changes[0] == Change("evaluators[0].name", None, "张三")
    assert [change.before for change in changes] == [None] * 4


def test_removed_objective_shows_every_cell_as_gone() -> None:
    row = ObjectiveRow(ObjectiveCategory.QUANTITY, name="新认定企业")
    changes = differences(replace(project(), objectives=(row,)), project())
    assert [change.after for change in changes] == [None] * 6


def test_different_papers_are_not_compared() -> None:
    with pytest.raises(ValueError, match="different papers"):
        differences(project(), department())
