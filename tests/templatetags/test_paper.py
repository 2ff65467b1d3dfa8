from datetime import date
from decimal import Decimal

import pytest

from evalforms.sheets.rows import ObjectiveCategory, ObjectiveRow
from evalforms.templatetags import paper


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (None, ""),
        (Decimal("0"), "0.00"),
        (Decimal("22728.4"), "22728.40"),
        (Decimal("-10504.26"), "-10504.26"),
        (Decimal("9999999999999.99"), "9999999999999.99"),
    ],
)
def test_amounts_and_points_have_two_places(amount: Decimal | None, printed: str) -> None:
    assert paper.money(amount) == printed
    assert paper.points(amount) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, ""), ("0.00", "0"), ("16.00", "16"), ("2.50", "2.5"), ("2.25", "2.25"), ("100", "100")],
)
def test_weights_have_no_needless_zeros(value: str | None, printed: str) -> None:
    assert paper.weight(None if value is None else Decimal(value)) == printed


def test_dates_stand_as_on_the_paper() -> None:
    day = date(2021, 7, 3)
    assert paper.iso_date(day) == "2021-07-03"
    assert paper.iso_date(None) == ""
    assert paper.signing_date(day) == "2021年7月3日"
    assert paper.signing_date(None).split("\u3000\u3000") == ["", "年", "月", "日"]


def test_period_needs_one_of_its_days() -> None:
    first, last = date(2020, 1, 1), date(2020, 12, 31)
    assert paper.period(first, last) == "2020-01-01至2020-12-31"
    assert paper.period(first, None) == "2020-01-01至"
    assert paper.period(None, None) == ""


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("", "kept"),
        ("字" * 79, "kept"),
        ("字" * 80, "flows"),
        ("一\n" * 7, "kept"),
        ("一\n" * 8, "flows"),
    ],
)
def test_only_rows_of_more_than_eight_lines_may_be_cut(text: str, row: str) -> None:
    assert paper.flows(text, 10) == row


def test_longest_text_of_an_objective_decides() -> None:
    row = ObjectiveRow(ObjectiveCategory.COST, "一", "一二", "一二三", "四", "五六七八九")
    assert paper.longest_text(row) == "一二三"
