"""Reading a printed form back from its PDF: cells as the lines drawn on the paper bound them, and
the characters by where their ink is. Shares no code with the product."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

BORDER = 10  # segments of the path that draws a border: two rectangles, one inside the other
SLACK = 0.3  # points: less than the width of a line
THIN = 1.5  # points: no row is as low as that


@dataclass(frozen=True)
class Box:
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left + SLACK
            and self.bottom <= other.bottom + SLACK
            and other.right <= self.right + SLACK
            and other.top <= self.top + SLACK
        )

    def hits(self, other: "Box") -> bool:
        """Does the middle of one lie in the other? The foot of a j may reach below an i."""
        return any(
            one.left < (two.left + two.right) / 2 < one.right
            and one.bottom < (two.bottom + two.top) / 2 < one.top
            for one, two in ((self, other), (other, self))
        )

    def touches(self, other: "Box") -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > SLACK
            and min(self.top, other.top) - max(self.bottom, other.bottom) > SLACK
        )


@dataclass(frozen=True)
class Letter:
    text: str
    box: Box


@dataclass
class PrintedPage:
    """rows: for each row of the paper the texts of all cells that cover it, left to right, without
    white space; outside: what stands in no cell; faults: what a reader would call a misprint."""

    rows: list[list[str]] = field(default_factory=list)
    outside: str = ""
    faults: list[str] = field(default_factory=list)


def read_back(pdf: bytes) -> list[PrintedPage]:
    document = pypdfium2.PdfDocument(pdf)
    return [_page(paper) for paper in document]


def _page(paper: pypdfium2.PdfPage) -> PrintedPage:
    tables, cells = _tables_and_cells(_borders(paper))
    page = PrintedPage()
    written = _letters_in(cells, list(_letters(paper)), page)
    texts = {cell: "".join(letter.text for letter in letters) for cell, letters in written.items()}
    for row in _rows(cells):
        page.rows.append([texts.get(cell, "") for cell in row])
        page.faults += [
            f"hole right of {texts.get(left, '')!r}"
            for left, right in pairwise(row)
            if abs(left.right - right.left) > SLACK
        ]
    for letters in written.values():
        page.faults += _overlaps(letters)
    page.faults += _loose_ends(tables, cells)
    return page


def _borders(paper: pypdfium2.PdfPage) -> Counter[Box]:
    """Each border with the number of times it is drawn: once, or side by side where one is open."""
    return Counter(
        Box(*(round(edge, 2) for edge in shape.get_bounds()))
        for shape in paper.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
        if raw.FPDFPath_CountSegments(shape) == BORDER
    )


def _tables_and_cells(borders: Counter[Box]) -> tuple[list[Box], list[Box]]:
    boxes = list(borders)
    tables = [box for box in boxes if any(box.holds(other) for other in boxes if box is not other)]
    open_cells = [box for box in boxes if borders[box] > 1]
    cells = [box for box in boxes if box not in tables and box not in open_cells]
    return tables, [*cells, *_merged(open_cells)]


def _merged(open_cells: list[Box]) -> Iterator[Box]:
    """Two cells without a line between them are one."""
    while open_cells:
        upper = max(open_cells, key=lambda cell: cell.top)
        below = [
            cell
            for cell in open_cells
            if abs(cell.top - upper.bottom) < SLACK and abs(cell.left - upper.left) < SLACK
        ]
        lower = below[0] if below else upper
        yield Box(lower.left, lower.bottom, lower.right, upper.top)
        open_cells = [cell for cell in open_cells if cell not in (upper, lower)]


def _letters(paper: pypdfium2.PdfPage) -> Iterator[Letter]:
    words = paper.get_textpage()
    units = [raw.FPDFText_GetUnicode(words, index) for index in range(words.count_chars())]
    for index, unit in enumerate(units):
        if 0xD800 <= unit < 0xDC00:
            pair = unit.to_bytes(2, "little") + units[index + 1].to_bytes(2, "little")
            yield Letter(pair.decode("utf-16-le"), Box(*words.get_charbox(index)))
        elif not chr(unit).isspace() and not 0xDC00 <= unit <= 0xDFFF:
            yield Letter(chr(unit), Box(*words.get_charbox(index)))


def _letters_in(
    cells: list[Box], letters: list[Letter], page: PrintedPage
) -> dict[Box, list[Letter]]:
    written: dict[Box, list[Letter]] = {}
    for letter in letters:
        touched = [cell for cell in cells if cell.touches(letter.box)]
        if not touched:
            page.outside += letter.text
        elif len(touched) > 1 or not touched[0].holds(letter.box):
            page.faults.append(f"{letter.text} crosses a line")
        else:
            written.setdefault(touched[0], []).append(letter)
    return written


def _rows(cells: list[Box]) -> Iterator[list[Box]]:
    edges = sorted({edge for cell in cells for edge in (cell.top, cell.bottom)}, reverse=True)
    for top, bottom in pairwise(edges):
        middle = (top + bottom) / 2
        covering = [cell for cell in cells if cell.bottom < middle < cell.top]
        if top - bottom > THIN and covering:
            yield sorted(covering, key=lambda cell: cell.left)


def _overlaps(letters: list[Letter]) -> Iterator[str]:
    ordered = sorted(letters, key=lambda letter: letter.box.left)
    for index, letter in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.box.left > letter.box.right:
                break
            if letter.box.hits(other.box):
                yield f"{letter.text} and {other.text} overlap"


def _loose_ends(tables: list[Box], cells: list[Box]) -> list[str]:
    """Tables drawn longer than their cells reach."""
    return [
        f"table ends at {table.bottom}"
        for table in tables
        if abs(min(cell.bottom for cell in cells if table.holds(cell)) - table.bottom) > THIN
    ]
