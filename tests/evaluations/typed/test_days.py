from datetime import date

import pytest

from evalforms.evaluations.typed.days import read_day
from evalforms.evaluations.typed.reading import Reading, Refused


@pytest.mark.parametrize(
    "text",
    [
        *["2020-12-31", "2020/12/31", "2020.12.31", "2020年12月31日", "20201231"],
        *["２０２０－１２－３１", " 2020 年 12 月 31 日 ", "2020年12月31"],
    ],
)
def test_day_is_read_as_people_write_it(text: str) -> None:
    assert read_day(text) == Reading(date(2020, 12, 31))


def test_day_may_be_empty() -> None:
    assert read_day("  ") == Reading(None)


@pytest.mark.parametrize(
    "text",
    [
        *["2021-02-29", "2020-13-45", "0000-01-01", "9999-12-31", "1e9", "44196", "2020-12"],
        *["2020-12/31", "٢٠٢٠-١٢-٣١", "昨天", "2020-12-31T00:00", "<b>"],
    ],
)
def test_day_refuses_what_is_no_day(text: str) -> None:
    with pytest.raises(Refused):
        read_day(text)
