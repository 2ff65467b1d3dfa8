"""The server is killed while somebody types: what the page called saved is stored, and what was
typed is there again after the next start.

SAVING_KILLS=50 is the long run.
"""

import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

from evalforms.entry.shown_cells import ShownCells
from evalforms.evaluations.current import current
from evalforms.evaluations.models import Evaluation
from tests import make
from tests.journeys.browsers import Windows
from tests.journeys.pages import filling
from tests.served import Served

pytestmark = pytest.mark.both_databases

KILLS = int(os.environ.get("SAVING_KILLS", "3"))
CELLS = ("narratives.overview", "narratives.performance", "handler", "responsible")
BREAKS_OFF = ("net::ERR_", "Failed to load resource")

# What every field held whenever the page said that all is saved.
WATCH = """
window.addEventListener("DOMContentLoaded", () => {
  const line = document.getElementById("save-state");
  if (!line) return;
  new MutationObserver(() => {
    if (line.dataset.state !== "saved") return;
    const fields = [...document.querySelectorAll(".cell-input[data-cell]")];
    const held = fields.map((field) => [field.dataset.cell, field.value]);
    window.calledSaved = Object.fromEntries(held);
  }).observe(line, { attributes: true, childList: true, characterData: true, subtree: true });
});
"""


@dataclass
class Typist:
    """Only ever adds at the end, so that of two texts of a cell the longer one is the newer."""

    evaluation: Evaluation
    dice: random.Random
    typed: dict[str, str] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)

    def open(self, page: Page) -> Page:
        page.on("dialog", lambda dialog: dialog.accept())
        page.add_init_script(WATCH)
        page.goto(f"/evaluations/{self.evaluation.pk}/fill/")
        return page

    def type(self, page: Page, number: int) -> None:
        cell = self.dice.choice(CELLS)
        place = page.locator(f'[data-cell="{cell}"]')
        place.focus()
        page.keyboard.press("Control+End")
        for letter in f"{number}字句，":
            page.keyboard.insert_text(letter)
            self.typed[cell] = self.typed.get(cell, "") + letter
            time.sleep(self.dice.uniform(0, 0.03))

    def stored(self) -> dict[str, str]:
        cells = ShownCells(current(self.evaluation.pk))
        return {cell: cells.at(cell).value for cell in CELLS}

    def compare_after_kill(self, page: Page) -> None:
        called_saved = page.evaluate("window.calledSaved || {}")
        for cell, text in self.stored().items():
            if not text.startswith(called_saved.get(cell, "")):
                self.violations.append(f"{cell}: called saved {called_saved[cell]!r}, is {text!r}")

    def compare_after_replay(self, page: Page) -> None:
        for cell, text in self.typed.items():
            shown = page.locator(f'[data-cell="{cell}"]').input_value()
            if not shown == self.stored()[cell] == text:
                self.violations.append(f"{cell}: typed {text!r}, shown {shown!r}")


@pytest.fixture
def served(transactional_db: None) -> Iterator[Served]:
    served = Served()
    served.start()
    yield served
    served.kill()


@pytest.fixture
def office(browser: Browser, served: Served) -> Iterator[Windows]:
    windows = Windows(browser, served.url)
    windows.expect_trouble(*BREAKS_OFF)
    yield windows
    windows.close()
    assert windows.amiss == []


def test_nothing_is_lost_when_the_server_is_killed(office: Windows, served: Served) -> None:
    dice = random.Random(20201122)
    unit = make.unit()
    evaluation = make.evaluation(unit=unit, filled=False)
    typist = Typist(evaluation, dice)
    page = typist.open(office.of(make.person("filler", unit)))
    for number in range(KILLS):
        killing = threading.Timer(dice.uniform(0.2, 2.5), served.kill)
        killing.start()
        while killing.is_alive():
            typist.type(page, number)
            page.wait_for_timeout(dice.choice((0, 0, 300, 900)))
        typist.compare_after_kill(page)
        typist.type(page, number)
        page = _crash(page, typist) if dice.random() < 0.5 else page
        served.start()
        if page.url == "about:blank":
            typist.open(page)
        filling.wait_until_saved(page)
        typist.compare_after_replay(page)
    sys.stdout.write(f"kills={KILLS} violations={len(typist.violations)}\n")
    assert typist.violations == []


def _crash(page: Page, typist: Typist) -> Page:
    """The window is gone with the server; a new one is opened when that is back."""
    new = page.context.new_page()
    page.close()
    return new
