"""A printed page as Typst source with its texts as data: the same tables, cell by cell."""

from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5

SOURCE = """
#set page(paper: "a4", margin: (left: 28mm, rest: 20mm), footer: context [
  #align(center)[第#counter(page).display()页　共#counter(page).final().first()页]])
#set text(font: "Evalforms Song", size: 10.5pt, lang: "zh")
#let told = json(bytes(sys.inputs.told))
#align(center, text(size: 18pt, weight: "bold", told.title))
#for table-told in told.tables {
  table(
    columns: table-told.columns * (1fr,),
    inset: 5pt,
    stroke: 0.8pt,
    ..table-told.cells.map(cell => table.cell(
      colspan: cell.columns, rowspan: cell.rows, breakable: true, cell.text)),
  )
}
"""


def told(page_html: str) -> dict[str, Any]:
    """Title, and for every table its number of columns and its cells in order."""
    page = tinyhtml5.parse(page_html, namespace_html_elements=False)
    tables = [_table(table) for table in page.iter("table")]
    return {"title": "".join(page.find(".//h1").itertext()), "tables": tables}


def _table(table: Element) -> dict[str, Any]:
    rows = [[_cell(cell) for cell in row] for row in table.iter("tr")]
    columns = max(sum(cell["columns"] for cell in row) for row in rows)
    return {"columns": columns, "cells": [cell for row in rows for cell in row]}


def _cell(cell: Element) -> dict[str, Any]:
    return {
        "columns": int(cell.get("colspan", "1")),
        "rows": int(cell.get("rowspan", "1")),
        "text": "\n".join(text for piece in cell.itertext() if (text := piece.strip())),
    }
