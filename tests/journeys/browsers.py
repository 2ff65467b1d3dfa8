"""Real browsers for the cast: one window per person, and everything amiss in it remembered."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    sync_playwright,
)
from playwright.sync_api import Error as PlaywrightError

from evalforms.accounts.models import User

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PROGRAMS = ("chromium-headless-shell", "chromium", "google-chrome")
OFFICE_SCREEN = {"width": 1366, "height": 768}
PATIENCE = 10_000  # ms; only ever used up when something is wrong


def chromium_path() -> str:
    known = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if known is None:
        raise RuntimeError("No Chromium found: set CHROMIUM=path, or run with -m 'not journey'.")
    return known


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        yield browser
        browser.close()


@dataclass  # without slots: Playwright marks the object whose methods listen
class Windows:
    """The open browsers of one test. `amiss` must be empty in the end."""

    browser: Browser
    url: str
    contexts: list[BrowserContext] = field(default_factory=list)
    amiss: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def stranger(self, **options: object) -> Page:
        """A window in which nobody has signed in."""
        options = {"viewport": OFFICE_SCREEN, "locale": "zh-CN", **options}
        context = self.browser.new_context(
            base_url=self.url, timezone_id="Asia/Shanghai", reduced_motion="reduce", **options
        )
        context.set_default_timeout(PATIENCE)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.amiss.append(f"script: {error.error.stack}"))
        context.on("request", self._sent)
        self.contexts.append(context)
        return context.new_page()

    def of(self, person: User, **options: object) -> Page:
        """A window in which this person has already signed in."""
        page = self.stranger(**options)
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": self.url}]
        )
        return page

    def expect_trouble(self, *parts: str) -> None:
        """Console messages that contain one of these are what the test provokes."""
        self.expected += parts

    def photograph(self, folder: Path) -> list[Path]:
        """A picture of each window; a page too large for one goes without."""
        shots = []
        for number, page in enumerate(page for one in self.contexts for page in one.pages):
            shots.append(folder / f"window-{number}.png")
            with suppress(PlaywrightError):
                page.screenshot(path=shots[-1], full_page=True)
        return shots

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        if not any(part in message.text for part in self.expected):
            self.amiss.append(f"console {message.type}: {message.text}")

    def _sent(self, request: Request) -> None:
        if not request.url.startswith((f"{self.url}/", "data:", "blob:")):
            self.amiss.append(f"left the host: {request.url}")


@contextmanager
def held_back(page: Page, pattern: str) -> Iterator[None]:
    """Requests for these addresses wait until the block ends."""
    held: list[Route] = []
    page.route(pattern, lambda route: held.append(route))
    yield
    for route in held:
        route.continue_()
    page.unroute(pattern)
