from decimal import Decimal

import pytest

from evalforms.evaluations.typed.figures import read_count, read_percent, read_points
from evalforms.evaluations.typed.reading import Reading, Refused


@pytest.mark.parametrize(
    ("text", "count"), [("322", 322), ("３２２人", 322), ("1,024", 1024), ("3.0", 3), ("", None)]
)
def test_count_is_a_whole_number(text: str, count: int | None) -> None:
    assert read_count(text) == Reading(count)


@pytest.mark.parametrize("text", ["3.5", "-1", "1e3", "1_000", "9999999999", "٣", "三", "NaN"])
def test_count_refuses_anything_else(text: str) -> None:
    with pytest.raises(Refused):
        read_count(text)


@pytest.mark.parametrize(("text", "percent"), [("95%", "95"), ("９５．５％", "95.5"), ("0", "0")])
def test_percent_is_read_with_or_without_its_sign(text: str, percent: str) -> None:
    assert read_percent(text, largest=Decimal(100)).value == Decimal(percent)


@pytest.mark.parametrize("text", ["100.01", "-1", "1e2", "95%%"])
def test_percent_stays_in_its_bounds(text: str) -> None:
    with pytest.raises(Refused):
        read_percent(text, largest=Decimal(100))


def test_points_are_rounded_visibly() -> None:
    assert read_points("2.475分") == Reading(Decimal("2.48"), "已由 2.475 四舍五入为 2.48")


@pytest.mark.parametrize("text", ["-0.01", "100.01", "1e999", "NaN", "9" * 30])
def test_points_stay_between_nought_and_a_hundred(text: str) -> None:
    with pytest.raises(Refused):
        read_points(text)
