"""Where page ends fall in tables, and what to do about it before the page is laid out again.

A merged cell that a page end would cut is split, with the label repeated on the new page:
WeasyPrint leaves the second half of such a cell without label and borders. A heading row that would
stand alone at the end of a page starts the next one: `break-after: avoid` leaves an empty box.
"""

from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

HEADING_ROWS = frozenset({"section", "total", "noted"})  # rows that belong to the one below
STARTS_PAGE = "starts-page"


@dataclass(slots=True)
class PlacedCell:
    """A cell and the rows (numbered within the table body) and column it stands in."""

    cell: Element
    first_row: int
    rows: int
    column: int
    columns: int

    @property
    def end(self) -> int:
        """The first row below the cell."""
        return self.first_row + self.rows

    def covers(self, column: int) -> bool:
        return self.column <= column < self.column + self.columns


def number_rows(page: Element) -> list[list[str]]:
    """Give every row of a table body an id; returns them, one list for each table body."""
    bodies = []
    for body_number, body in enumerate(page.iter("tbody")):
        rows = body.findall("tr")
        names = [f"row-{body_number}-{row_number}" for row_number in range(len(rows))]
        for row, name in zip(rows, names, strict=True):
            row.set("id", name)
        bodies.append(names)
    return bodies


def mend(page: Element, bodies: Sequence[Sequence[str]], pages: Sequence[Collection[str]]) -> bool:
    """Change the page so that these page ends harm no table; False where none of them does.

    `pages`: the ids of the rows that stand, whole or in part, on each page.
    """
    cut = rows_cut(bodies, pages)
    alone = headings_alone(page, bodies, pages)
    for heading, following in alone.items():
        heading.set("class", f"{heading.get('class')} {STARTS_PAGE}")
        cut.discard(following)
        cut.add(heading.get("id", ""))
    split = split_above(page, cut)
    return bool(alone or split)


def rows_cut(bodies: Sequence[Sequence[str]], pages: Sequence[Collection[str]]) -> set[str]:
    """Rows above which a page end lies, and rows on two pages together with the row after them."""
    found: set[str] = set()
    for body in bodies:
        on_pages = [[number for number, ids in enumerate(pages) if row in ids] for row in body]
        for row, before, here in zip(body[1:], on_pages, on_pages[1:], strict=False):
            if len(before) > 1 or len(here) > 1 or before != here:
                found.add(row)
    return found


def headings_alone(
    page: Element, bodies: Sequence[Sequence[str]], pages: Sequence[Collection[str]]
) -> dict[Element, str]:
    """Heading rows that end a page, each with the id of the row that should stand below it.

    A row that was pushed down before is left where it is: the two do not fit on one page.
    """
    last_page = {row: number for number, ids in enumerate(pages) for row in ids}
    following = {row: after for body in bodies for row, after in pairwise(body)}
    first_page = {row: number for number, ids in reversed([*enumerate(pages)]) for row in ids}
    return {
        row: following[name]
        for row in page.iter("tr")
        if HEADING_ROWS.intersection(classes := row.get("class", "").split())
        and STARTS_PAGE not in classes
        and last_page[name := row.get("id", "")] < first_page[following[name]]
    }


def split_above(page: Element, names: Collection[str]) -> int:
    """Split every merged cell that reaches over the upper edge of one of these rows.

    Returns how many cells were split.
    """
    count = 0
    for body in page.iter("tbody"):
        rows = body.findall("tr")
        for index, row in enumerate(rows):
            if row.get("id") in names:
                count += _split_body(rows, index)
    return count


def _split_body(rows: list[Element], index: int) -> int:
    placed = [cell for cell in placed_cells(rows) if cell.first_row <= index < cell.end]
    cut = [cell for cell in placed if cell.first_row < index]
    own = [cell for cell in placed if cell.first_row == index]
    for first in cut:
        second = deepcopy(first.cell)
        second.set("rowspan", str(first.end - index))
        first.cell.set("rowspan", str(index - first.first_row))
        rows[index].insert(sum(1 for other in own if other.column < first.column), second)
        own.append(_placed(second, index, first.column))
    return len(cut)


def placed_cells(rows: Sequence[Element]) -> Iterator[PlacedCell]:
    """Every cell of these rows with its place in the grid, as browsers compute it."""
    reaching_down: list[PlacedCell] = []
    for index, row in enumerate(rows):
        column = 0
        for cell in row:
            while any(other.covers(column) for other in reaching_down):
                column += 1
            here = _placed(cell, index, column)
            yield here
            reaching_down.append(here)
            column += here.columns
        reaching_down = [other for other in reaching_down if other.end > index + 1]


def _placed(cell: Element, row: int, column: int) -> PlacedCell:
    rows, columns = (int(cell.get(name, "1")) for name in ("rowspan", "colspan"))
    return PlacedCell(cell, row, rows, column, columns)
