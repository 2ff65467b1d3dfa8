"""Reading the tables of a page: an oracle of its own, which shares no code with the product."""

from xml.etree.ElementTree import Element

import tinyhtml5


def page_of(html: str) -> Element:
    return tinyhtml5.parse(html, namespace_html_elements=False)


def uneven_rows(page: Element) -> list[str]:
    """Rows whose cells, with those reaching down into them, do not fill every column once."""
    found = []
    for table in page.iter("table"):
        width = (
            max(len(columns) for columns in table.iter("colgroup")) if _has_columns(table) else 1
        )
        for section in [*table.iter("thead"), *table.iter("tbody")]:
            found += _uneven_rows_of(section, width)
    return found


def text_of(page: Element) -> str:
    """All text, with `<br>` and line ends gone, as a reader would search it."""
    return "".join("".join(page.itertext()).split())


def _has_columns(table: Element) -> bool:
    return table.find("colgroup") is not None


def _uneven_rows_of(section: Element, width: int) -> list[str]:
    rows = section.findall("tr")
    filled = [[0] * width for _ in rows]
    found = []
    for number, row in enumerate(rows):
        for cell in row:
            if not _place(cell, filled, number):
                found.append(f"row {number}: no room for {''.join(cell.itertext())!r}")
    found += [
        f"row {number}: {counts}" for number, counts in enumerate(filled) if set(counts) != {1}
    ]
    return found


def _place(cell: Element, filled: list[list[int]], row: int) -> bool:
    columns, rows = int(cell.get("colspan", "1")), int(cell.get("rowspan", "1"))
    if 0 not in filled[row] or row + rows > len(filled):
        return False
    start = filled[row].index(0)
    if start + columns > len(filled[row]):
        return False
    for below in range(row, row + rows):
        for column in range(start, start + columns):
            filled[below][column] += 1
    return True
