"""Deadlines in words: calendar days in local time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from evalforms.rounds.deadline import Nearness, deadline


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2021, 3, day, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("now", "text", "nearness"),
    [
        (local(1, 9), "还剩30天", Nearness.FAR),
        (local(28, 17), "还剩3天", Nearness.FAR),
        (local(28, 19), "还剩3天", Nearness.NEAR),
        (local(30, 23, 59), "还剩1天", Nearness.NEAR),
        (local(31, 0), "今天18:00截止", Nearness.NEAR),
        (local(31, 18), "今天18:00截止", Nearness.NEAR),
        (local(31, 18, 1), "今天已截止", Nearness.OVER),
    ],
)
def test_deadline_counts_calendar_days(now, text, nearness):
    found = deadline(local(31, 18), now)
    assert (found.text, found.nearness) == (text, nearness)


def test_deadline_counts_days_that_are_over():
    assert deadline(local(1, 18), local(3, 0)).text == "已逾期2天"


def test_deadline_stops_counting_after_a_year():
    now = local(1, 18, 1)
    assert deadline(now - timedelta(days=365), now).text == "已逾期365天"
    assert deadline(now - timedelta(days=366), now).text == "逾期超过1年"
