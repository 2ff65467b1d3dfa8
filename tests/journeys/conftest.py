"""Every test here drives a real browser against a real server, and no page may complain."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browsers import PATIENCE, Windows, chromium

_HERE = Path(__file__).parent
_call_report = pytest.StashKey[pytest.TestReport]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.journey)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[None]:
    report = yield
    if report.when == "call":
        item.stash[_call_report] = report
    return report


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, in which the tests also ask the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with chromium() as started:
        yield started
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def windows(
    browser: Browser, live_server, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Windows]:
    """`windows.of(filler).goto("/")`."""
    windows = Windows(browser, live_server.url)
    yield windows
    report = request.node.stash.get(_call_report, None)
    if report is None or report.failed or windows.amiss:
        for shot in windows.photograph(tmp_path):
            request.node.add_report_section("teardown", "screenshot", str(shot))
    windows.close()
    assert sorted(set(windows.amiss)) == []
