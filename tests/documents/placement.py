"""Which row of the sheet stands where on the paper, and what of it is not as it should be."""

from dataclasses import dataclass

from tests.documents.expected_rows import Cell, Row, Table
from tests.documents.read_back import PrintedPage


@dataclass(frozen=True)
class Placed:
    """A row on a page, or the part of it that is there. place: 0 for the first body row."""

    page: int
    table: str
    kind: str
    place: int


class Misprint(AssertionError):
    """The paper does not say what the sheet says."""


class _Reader:
    """Takes the printed rows one after the other, page by page."""

    def __init__(self, pages: list[PrintedPage]) -> None:
        self.rows = [(number, row) for number, page in enumerate(pages) for row in page.rows]
        self.at = 0

    @property
    def page(self) -> int:
        return self.rows[self.at][0] if self.at < len(self.rows) else -1

    @property
    def at_page_end(self) -> bool:
        return self.at == len(self.rows) or self.rows[self.at][0] != self.rows[self.at - 1][0]

    def take(self) -> list[str]:
        if self.at == len(self.rows):
            raise Misprint("the paper ends too early")
        self.at += 1
        return self.rows[self.at - 1][1]


def placement(tables: list[Table], pages: list[PrintedPage]) -> list[Placed]:
    """Every row on its page, in order. Raises Misprint where a text is missing, cut, in another
    cell or row than it should be, or where labels or heads are not repeated on a new page."""
    reader = _Reader(pages)
    placed: list[Placed] = []
    for table in tables:
        page = -1
        for place, row in enumerate(table.body):
            if reader.page != page:
                _take_head(reader, table)
            page = reader.page
            placed.append(Placed(page, table.name, row.kind, place))
            for more in _take_row(reader, table, row):
                page = more
                placed.append(Placed(page, table.name, row.kind, place))
    if reader.at != len(reader.rows):
        raise Misprint(f"more on the paper than in the sheet: {reader.take()}")
    return placed


def _take_head(reader: _Reader, table: Table) -> None:
    for row in table.head:
        if (printed := reader.take()) != row.texts:
            raise Misprint(f"head of {table.name}: {printed} instead of {row.texts}")


def _take_row(reader: _Reader, table: Table, row: Row) -> list[int]:
    """The numbers of the further pages that the row reaches."""
    parts = [reader.take()]
    further: list[int] = []
    while _joined(parts, row.cells) != row.texts:
        if not reader.at_page_end:
            raise Misprint(f"{table.name}: {_joined(parts, row.cells)} instead of {row.texts}")
        further.append(reader.page)
        _take_head(reader, table)
        parts.append(reader.take())
    return further


def _joined(parts: list[list[str]], cells: list[Cell]) -> list[str]:
    """The row as its parts on several pages tell it: labels are repeated, texts go on."""
    if {len(part) for part in parts} != {len(cells)}:
        raise Misprint(f"{parts} has not {len(cells)} cells in each part")
    columns = zip(*parts, strict=True)
    return [
        _label(texts) if cell.is_label else "".join(texts)
        for cell, texts in zip(cells, columns, strict=True)
    ]


def _label(texts: tuple[str, ...]) -> str:
    return texts[0] if len(set(texts)) == 1 else f"not repeated: {texts}"
