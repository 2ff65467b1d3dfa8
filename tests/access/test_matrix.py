"""Who gets which answer at which address in which state of a sheet, compared with a table.

The addresses come from the resolver, so that a new one is in the matrix or the test fails. After a
change of rights that is meant, write the table anew and read the difference before committing it:

    UPDATE_MATRIX=1 python -m pytest tests/access
"""

import csv
import logging
import os
from io import StringIO
from pathlib import Path

import pytest

from evalforms.evaluations.states import State
from tests.access.addresses import QUERIES, Address, addresses
from tests.access.visit import Visit, visit
from tests.access.world import CORRECTION, MARKER, World, world

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).with_name("matrix.csv")
METHODS = ("GET", "POST")
MISSING = "no such sheet"
ANY = "any"
COLUMNS = ("address", "method", "state")

STRANGERS = ("anonymous", "filler_elsewhere", "reviewer_elsewhere", "disabled_filler")
NOT_FILED = (State.DRAFT, State.AWAITING_SIGN_OFF, State.VOID)

Row = dict[str, str]


@pytest.fixture(autouse=True)
def _quick_pages(monkeypatch, caplog):
    """The page instead of a PDF made of it: rights are the matter here, and words can be found."""
    caplog.set_level(logging.ERROR, logger="django.request")
    for place in ("download", "rendering"):
        monkeypatch.setattr(f"evalforms.documents.{place}.render_in_child", str.encode)


@pytest.mark.parametrize("state", list(State))
def test_answers_about_a_sheet(state):
    here = world(state)
    rows = [
        row(here, address, method, state)
        for address in addresses()
        if address.is_about_an_evaluation
        for method in METHODS
    ]
    compare(rows, state)


def test_answers_about_a_sheet_that_does_not_exist():
    here = world(State.DRAFT)
    rows = [
        row(here, address, method, MISSING, evaluation=here.evaluation.pk + 999)
        for address in addresses()
        if address.is_about_an_evaluation
        for method in METHODS
    ]
    compare(rows, MISSING)


def test_answers_about_everything_else():
    here = world(State.SUBMITTED)
    rows = [
        row(here, address, method, ANY)
        for address in addresses()
        if not address.is_about_an_evaluation
        for method in METHODS
    ]
    compare(rows, ANY)


@pytest.mark.parametrize("state", list(State))
def test_lists_do_not_give_away_what_is_not_visible(state):
    here = world(state)
    for address in addresses():
        if not address.is_about_an_evaluation:
            row(here, address, "GET", state)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_no_other_method_gets_anybody_anywhere(method):
    here = world(State.DRAFT)
    for address in addresses():
        sent = {"data": "{}", "content_type": "application/json"}
        for name, cookie in here.cookies.items():
            seen = visit(cookie, method, address.url(here), **sent)
            case = f"{method} {address.label} by {name} was {seen.outcome}"
            assert seen.is_denied, case
            assert seen.writes == (), case


def test_the_table_names_every_address_of_the_site_and_no_other():
    assert {row["address"] for row in kept_rows()} == {address.label for address in addresses()}


def row(
    here: World, address: Address, method: str, state: str, *, evaluation: int | None = None
) -> Row:
    """One line of the table, and what must hold whatever the table says."""
    answers = {"address": address.label, "method": method, "state": str(state)}
    sent = address.sent(here) if method == "POST" else {"data": QUERIES.get(address.name, {})}
    url = address.url(here, evaluation=evaluation)
    for name, cookie in here.cookies.items():
        seen = visit(cookie, method, url, **sent)
        answers[name] = seen.outcome
        refuse_side_effects(seen, name, address, method)
        refuse_leaks(seen, name, address, state)
    return answers


def refuse_side_effects(seen: Visit, name: str, address: Address, method: str) -> None:
    if seen.is_denied or method == "GET":
        assert seen.writes == (), f"{method} {address.label} by {name} was {seen.outcome} and wrote"


def refuse_leaks(seen: Visit, name: str, address: Address, state: str) -> None:
    blind = name in STRANGERS or (name == "reviewer" and state in NOT_FILED)
    if blind:
        assert MARKER not in seen.body, f"{address.label} shows {name} another unit's sheet"
    if blind or name == "reviewer":
        assert CORRECTION not in seen.body, f"{address.label} shows {name} unfinished corrections"


def compare(rows: list[Row], state: str) -> None:
    if os.environ.get("UPDATE_MATRIX"):
        others = [kept for kept in kept_rows() if kept["state"] != state]
        write(others + rows)
    assert as_text(rows) == as_text([kept for kept in kept_rows() if kept["state"] == state])


def kept_rows() -> list[Row]:
    if not TABLE.exists():
        return []
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file, skipinitialspace=True)
        return [{name.strip(): cell.strip() for name, cell in line.items()} for line in lines]


def write(rows: list[Row]) -> None:
    states = [*map(str, State), MISSING, ANY]
    labels = [address.label for address in addresses()]
    known = [row for row in rows if row["address"] in labels]
    known.sort(key=lambda r: (labels.index(r["address"]), r["method"], states.index(r["state"])))
    TABLE.write_text(as_text(known), encoding="utf-8")


def as_text(rows: list[Row]) -> str:
    """Aligned, so that it can be read as it stands."""
    if not rows:
        return ""
    names = list(rows[0])
    lines = [names, *([row[name] for name in names] for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(names))]
    text = StringIO()
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        text.write(", ".join(cells).rstrip() + "\n")
    return text.getvalue()
