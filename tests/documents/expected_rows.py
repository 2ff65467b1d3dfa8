"""The rows a page of HTML asks for: an oracle of its own, which shares no code with the product."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tests.documents.grid import page_of, text_of


@dataclass(frozen=True)
class Cell:
    text: str
    is_label: bool


@dataclass
class Row:
    """cells: all that cover the row, those from rows above included, from left to right."""

    kind: str
    cells: list[Cell]

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


@dataclass
class Table:
    name: str
    head: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)


def tables_of(html: str) -> list[Table]:
    return [_table(element) for element in page_of(html).iter("table")]


def _table(element: Element) -> Table:
    table = Table(element.get("class", ""))
    for head in element.iter("thead"):
        table.head = _rows(head)
    for body in element.iter("tbody"):
        table.body += _rows(body)
    if any(cell.get("class") == "open" for cell in element.iter("td")):  # merged with the caption
        table.head[0].cells[0] = table.body[0].cells[0]
    return table


def _rows(section: Element) -> list[Row]:
    rows: list[Row] = []
    from_above: dict[int, tuple[int, int, Cell]] = {}  # column: rows left, columns, cell
    for element in section.findall("tr"):
        placed, column = dict(from_above), 0
        for child in element:
            while column in placed:
                column += placed[column][1]
            down, across = int(child.get("rowspan", "1")), int(child.get("colspan", "1"))
            placed[column] = (down, across, Cell(text_of(child), child.tag == "th"))
            column += across
        rows.append(Row(element.get("class", ""), [placed[at][2] for at in sorted(placed)]))
        from_above = {
            at: (down - 1, across, cell) for at, (down, across, cell) in placed.items() if down > 1
        }
    return rows
