"""Half an hour after the last act, eight hours at most, and one write a minute."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evalforms.evaluations.models import Evaluation
from tests import make
from tests.entry.conftest import blank

__all__ = ["blank"]

LOGIN = "/login/"


class Clock:
    def __init__(self) -> None:
        self.moment = timezone.now()

    def now(self) -> datetime:
        return self.moment

    def wait(self, **time: float) -> None:
        self.moment += timedelta(**time)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock.now)
    return clock


@pytest.fixture
def browser(clock: Clock, client: Client, filler) -> Client:
    client.post(LOGIN, {"username": "filler", "password": make.PASSWORD})
    return client


def is_signed_in(browser: Client, url: str = "/") -> bool:
    return browser.get(url).status_code == 200


def live(evaluation: Evaluation) -> str:
    return f"/evaluations/{evaluation.pk}/live/?since={evaluation.version}"


def test_half_an_hour_without_an_act_ends_the_session(browser: Client, clock: Clock) -> None:
    clock.wait(minutes=30)
    assert not is_signed_in(browser)


def test_acting_keeps_one_signed_in(browser: Client, clock: Clock) -> None:
    for _ in range(6):
        clock.wait(minutes=29)
        assert is_signed_in(browser)


def test_last_act_within_the_minute_costs_at_most_that_minute(
    browser: Client, clock: Clock
) -> None:
    clock.wait(seconds=59)
    assert is_signed_in(browser)
    clock.wait(minutes=29)
    assert is_signed_in(browser)


def test_polls_of_an_abandoned_page_do_not_keep_it_signed_in(
    browser: Client, clock: Clock, blank: Evaluation
) -> None:
    for _ in range(29):
        clock.wait(minutes=1)
        assert is_signed_in(browser, live(blank))
    clock.wait(minutes=1)
    assert not is_signed_in(browser, live(blank))


def test_saving_keeps_one_signed_in(browser: Client, clock: Clock, blank: Evaluation) -> None:
    for number in range(4):
        clock.wait(minutes=20)
        body = {"version": 1, "changes": [{"cell": "handler", "value": f"第{number}次"}]}
        saved = browser.post(f"/evaluations/{blank.pk}/cells/", body, "application/json")
        assert saved.status_code == 200


def test_eight_hours_are_the_end_however_busy(browser: Client, clock: Clock) -> None:
    for _ in range(23):
        clock.wait(minutes=20)
        assert is_signed_in(browser)
    clock.wait(minutes=20)
    assert browser.get("/").headers["Location"] == "/login/?next=/"


def test_signing_in_again_starts_a_new_day(browser: Client, clock: Clock) -> None:
    clock.wait(hours=9)
    browser.post(LOGIN, {"username": "filler", "password": make.PASSWORD})
    clock.wait(minutes=20)
    assert is_signed_in(browser)


def test_session_is_written_once_a_minute(browser: Client, clock: Clock, blank: Evaluation) -> None:
    assert session_writes(browser, live(blank)) == 0
    assert session_writes(browser, "/") == 0
    clock.wait(minutes=1)
    assert session_writes(browser, live(blank)) == 0
    assert session_writes(browser, "/") == 1
    assert session_writes(browser, "/") == 0


def session_writes(browser: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    return sum('UPDATE "django_session"' in query["sql"] for query in queries)
