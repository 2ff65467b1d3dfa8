"""The proof that a printed form says what its sheet says, whole and where it belongs."""

import re
from itertools import pairwise

from evalforms.documents.page import page_html
from evalforms.documents.render_pdf import render_pdf
from evalforms.frameworks.loader import load_framework
from evalforms.sheets.sheet import Sheet
from tests.documents.expected_rows import tables_of
from tests.documents.placement import Placed, placement
from tests.documents.read_back import PrintedPage, read_back

FRAMEWORK = load_framework("jinzhong-2020")
HEADINGS = {"section", "total", "noted"}  # rows that belong to the one below
FOOTER = re.compile(r"第\d+页共\d+页$")


def prove(sheet: Sheet) -> list[PrintedPage]:
    """The pages of the sheet as printed. Raises AssertionError where anything is wrong on them."""
    html = page_html(sheet, FRAMEWORK)
    pages = read_back(render_pdf(html))
    faults = [fault for page in pages for fault in page.faults]
    assert faults == [], faults
    placed = placement(tables_of(html), pages)
    _prove_footers(pages)
    _prove_no_heading_ends_a_page(placed)
    _prove_signature_is_not_alone(placed)
    return pages


def _prove_footers(pages: list[PrintedPage]) -> None:
    count = len(pages)
    assert [FOOTER.findall(page.outside) for page in pages] == [
        [f"第{number}页共{count}页"] for number in range(1, count + 1)
    ]
    assert [FOOTER.sub("", page.outside) for page in pages[1:]] == [""] * (count - 1)


def _prove_no_heading_ends_a_page(placed: list[Placed]) -> None:
    for row, following in pairwise(placed):
        kinds = set(row.kind.split())
        if row.page != following.page and "flows" not in kinds:
            assert not HEADINGS & kinds, f"{row} ends its page"


def _prove_signature_is_not_alone(placed: list[Placed]) -> None:
    page = placed[-1].page
    assert placed[-1].table == "signature"
    assert [row for row in placed if row.page == page and row.table == "evaluators"] != []
