"""What a plant is: it spoils one thing in a clean submission; and the simplest ways to do so."""

from collections.abc import Callable
from random import Random
from typing import Any

from benchmarks.findings.clean import Table

Plant = Callable[[list[Table], Random], None]
QUANTITY, QUALITY, TIME, COST, BENEFIT, SATISFACTION = range(6)


def in_project(change: Callable[[Table, Random], None]) -> Plant:
    return lambda tables, chance: change(tables[1], chance)


def in_department(change: Callable[[Table, Random], None]) -> Plant:
    return lambda tables, chance: change(tables[0], chance)


def put(table: Table, path: str, value: Any) -> None:
    *folders, name = path.split(".")
    for folder in folders:
        table = table[folder]
    table[name] = value


def cell(path: str, *values: Any, form: str = "project") -> Plant:
    """One of the values in a cell."""
    wrap = in_project if form == "project" else in_department
    return wrap(lambda table, chance: put(table, path, chance.choice(values)))


def objective(at: int, **cells: tuple[str, ...]) -> Plant:
    """One of the texts in cells of an objective."""

    def change(table: Table, chance: Random) -> None:
        for name, texts in cells.items():
            table["objectives"][at][name] = chance.choice(texts)

    return in_project(change)


def told(row: str, *sentences: str, form: str = "project") -> Plant:
    """A sentence more in a text row."""
    wrap = in_project if form == "project" else in_department

    def change(table: Table, chance: Random) -> None:
        table["narratives"][row] = table["narratives"][row] + chance.choice(sentences)

    return wrap(change)


def instead(row: str, *texts: str, form: str = "project") -> Plant:
    """Another text in a text row."""
    return cell(f"narratives.{row}", *texts, form=form)


def score(table: Table, code: str, **cells: str) -> None:
    row = next(row for row in table["scores"] if row["indicator"] == code)
    row.update(cells)


def full(table: Table, *codes: str) -> None:
    for row in table["scores"]:
        if row["indicator"] in codes:
            row["score"] = row["weight"]
