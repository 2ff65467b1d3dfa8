"""Two people at random over one form: nothing is lost, and every final value can be explained.

RANDOM_EDITS=200 is the long run.
"""

import os
import random
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from evalforms.accounts.models import User
from evalforms.entry import rows as row_views
from evalforms.entry import save as save_view
from evalforms.entry.shown_cells import ShownCells
from evalforms.evaluations.current import Current, current
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.saving import Change, Saved
from tests import make
from tests.journeys.browsers import Windows
from tests.journeys.pages import filling

pytestmark = pytest.mark.both_databases

EDITS = int(os.environ.get("RANDOM_EDITS", "25"))  # of each of the two
FIXED = ("narratives.overview", "narratives.performance", "handler", "responsible", "phone")
MOST_CHOICES = 20 * EDITS  # at the end; each ends one conflict
FOLLOWED = 25_000  # ms in which the other page must have heard of everything

TYPE = """([cell, value]) => {
  const field = document.querySelector(`.cell-input[data-cell="${cell}"]`);
  if (!field || field.readOnly) return false;
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}"""
ROWS = """() => [...document.querySelectorAll('[data-list="evaluators"] tr[data-row]')]
  .map((row) => row.dataset.row)"""
PRESS = (
    """([row, tool]) => document.querySelector(`tr[data-row="${row}"] button${tool}`)?.click()"""
)


@dataclass(frozen=True)
class Write:
    """What the server made of one cell of one request."""

    version: int
    by: int
    change: Change
    fate: str  # "written", "conflict" or "gone"


@dataclass
class Record:
    """Everything that came to the server, in the order in which it took effect."""

    writes: list[Write] = field(default_factory=list)
    removals: list[tuple[str, int]] = field(default_factory=list)  # row and version seen

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        save, remove = save_view.save_and_settle, row_views.remove_row

        def save_and_settle(
            evaluation: Evaluation, changes: list[Change], *, by: User
        ) -> tuple[Saved, Current]:
            saved, state = save(evaluation, changes, by=by)
            self._note(saved, changes, by.pk)
            return saved, state

        def remove_row(pk: int, group: str, key: str, *, seen: int) -> Evaluation:
            evaluation = remove(pk, group, key, seen=seen)
            transaction.on_commit(lambda: self.removals.append((key, seen)))
            return evaluation

        monkeypatch.setattr(save_view, "save_and_settle", save_and_settle)
        monkeypatch.setattr(row_views, "remove_row", remove_row)

    def _note(self, saved: Saved, changes: list[Change], by: int) -> None:
        fates = {outcome.address: "written" for outcome in saved.outcomes}
        fates |= {conflict.address: "conflict" for conflict in saved.conflicts}
        fates |= dict.fromkeys(saved.gone, "gone")
        version = saved.evaluation.version
        self.writes += [Write(version, by, change, fates[change.address]) for change in changes]

    def of(self, cell: str) -> list[Write]:
        written = (one for one in self.writes if one.change.address == cell)
        return sorted((one for one in written if one.fate == "written"), key=_version)


def _version(write: Write) -> int:
    return write.version


@dataclass
class Person:
    page: Page
    user: User
    dice: random.Random
    typed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    given_up: set[tuple[str, str]] = field(default_factory=set)

    def act(self, number: int) -> None:
        if self.page.locator(".conflict").count() and self.dice.random() < 0.5:
            self.choose()
        keys = self.page.evaluate(ROWS)
        if self.dice.random() < 0.15 and keys:
            self.change_rows(self.dice.choice(keys), len(keys))
        cell = self.dice.choice([*FIXED, *(f"evaluators.{key}.name" for key in keys[:2])])
        value = f"{self.user.name}{number}"
        if self.page.evaluate(TYPE, [cell, value]):
            self.typed[cell].append(value)
        if self.dice.random() < 0.4:
            self.page.keyboard.press("Tab")
        self.page.wait_for_timeout(self.dice.choice((0, 50, 200, 800)))

    def change_rows(self, row: str, number: int) -> None:
        tools = ["[data-add-below]", "[data-move=up]", "[data-move=down]"]
        tool = self.dice.choice([*tools, "[data-remove]"] if number > 2 else tools)
        self.page.evaluate(PRESS, [row, tool])

    def choose(self) -> None:
        """One conflict; whoever takes the other's value gives the own one up."""
        mine, cell, value = self.page.evaluate(
            """(mine) => {
              const box = document.querySelector(".conflict");
              if (!box) return [true, "", ""];
              const cell = box.closest(".cell").querySelector("[data-cell]").dataset.cell;
              const value = box.querySelectorAll("q")[1].textContent;
              box.querySelectorAll("button")[mine ? 1 : 0].click();
              return [mine, cell, value];
            }""",
            self.dice.random() < 0.5,
        )
        if not mine:
            self.given_up.add((cell, value))

    def finish(self) -> None:
        """Until everything is saved and chosen."""
        for _ in range(MOST_CHOICES):
            expect(self.page.locator("#save-state")).to_have_attribute(
                "data-state", _SETTLED, timeout=FOLLOWED
            )
            if not self.page.locator(".conflict").count():
                return
            self.choose()
            self.page.wait_for_timeout(100)
        boxes = self.page.locator(".conflict").all_inner_texts()
        pytest.fail(f"{self.user.name}: choosing does not end these conflicts: {boxes}")


_SETTLED = re.compile("saved|conflict")


def lost(people: list[Person], record: Record) -> list[str]:
    """Last words of a person in a cell that were neither written, nor given up, nor in a row that
    was removed. Earlier ones the person replaced."""
    missing = []
    for person in people:
        for cell, values in person.typed.items():
            fates = {
                one.change.typed: one.fate
                for one in record.writes
                if one.by == person.user.pk and one.change.address == cell
            }
            last = values[-1]
            is_known = fates.get(last) in ("written", "gone") or (cell, last) in person.given_up
            if not is_known and not _is_removed(cell, record):
                missing.append(f"{cell}: {last}")
    return missing


def overwritten_unseen(record: Record) -> list[str]:
    """A write on top of somebody else's that the writer's page had not heard of."""
    found = []
    for cell in {one.change.address for one in record.writes}:
        writes = record.of(cell)
        for number, write in enumerate(writes):
            for earlier in writes[:number]:
                is_other = (earlier.by, earlier.change.tab) != (write.by, write.change.tab)
                is_unseen = write.version > earlier.version > write.change.base
                if is_other and is_unseen and earlier.change.typed != write.change.typed:
                    found.append(f"{cell}: {write.change.typed} over {earlier.change.typed}")
    return found


def _is_removed(cell: str, record: Record) -> bool:
    return any(f".{key}." in cell for key, _ in record.removals)


def test_two_people_at_random(
    windows: Windows, project, filler, colleague, open_round, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(1122)
    record = Record()
    record.watch(monkeypatch)
    windows.expect_trouble("400 (Bad Request)")  # a row that one has not seen is not removed
    evaluation = make.evaluation(project=project)
    people = [Person(opened(windows.of(one), evaluation), one, dice) for one in (filler, colleague)]
    for number in range(EDITS):
        for person in dice.sample(people, 2):
            person.act(number)
    for person in [*people, *people]:  # a choice of the second may still reach the first
        person.finish()

    final = {cell: record.of(cell)[-1].change.typed for cell in FIXED if record.of(cell)}
    cells = ShownCells(current(evaluation.pk))
    assert {cell: cells.at(cell).value for cell in final} == final
    assert overwritten_unseen(record) == []
    assert lost(people, record) == []
    for person in people:
        see(person.page, final)
    conflicts = sum(one.fate == "conflict" for one in record.writes)
    edits = sum(len(values) for person in people for values in person.typed.values())
    sys.stdout.write(f"{edits=} {conflicts=} lost=0\n")


def opened(page: Page, evaluation: Evaluation) -> Page:
    page.goto(f"/evaluations/{evaluation.pk}/fill/")
    filling.wait_until_saved(page)
    return page


def see(page: Page, final: dict[str, Any]) -> None:
    for cell, value in final.items():
        expect(page.locator(f'.cell-input[data-cell="{cell}"]')).to_have_value(
            value, timeout=FOLLOWED
        )
