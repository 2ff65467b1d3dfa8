"""The reader of printed pages sees what it is there to see."""

import pytest

from evalforms.documents.render_pdf import render_pdf
from tests.documents.expected_rows import tables_of
from tests.documents.papers import FUNCTIONS
from tests.documents.placement import Misprint, placement
from tests.documents.read_back import PrintedPage, read_back

ROWS = "<tr><th rowspan=2>甲<td>一<td>二<tr><td>三<td>四"


def page_of(rows: str) -> str:
    return f"<html><title>页</title><article class=sheet><table>{rows}</table></article></html>"


def printed(rows: str) -> PrintedPage:
    (page,) = read_back(render_pdf(page_of(rows)))
    return page


def test_rows_are_read_with_all_cells_that_cover_them() -> None:
    page = printed(ROWS)
    assert page.rows == [["甲", "一", "二"], ["甲", "三", "四"]]
    assert (page.outside, page.faults) == ("第1页共1页", [])
    assert [row.place for row in placement(tables_of(page_of(ROWS)), [page])] == [0, 1]


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("white-space: nowrap", "crosses a line"),
        ("position: relative; left: 9em", "crosses a line"),
        ("letter-spacing: -0.95em", "overlap"),
        ("line-height: 0.3", "overlap"),
    ],
)
def test_text_that_leaves_its_cell_or_lies_over_other_text_is_a_fault(
    style: str, fault: str
) -> None:
    page = printed(f"<tr><td><div style='{style}'>{FUNCTIONS[:80]}</div><td>二")
    assert any(fault in found for found in page.faults)


@pytest.mark.parametrize(
    "other",
    [
        "<tr><th rowspan=2>甲<td>一<td>二<tr><td>四<td>三",
        "<tr><th rowspan=2>甲<td>一<td>二<tr><td>三<td>",
        "<tr><th rowspan=2>乙<td>一<td>二<tr><td>三<td>四",
        "<tr><th>甲<td>一<td>二<tr><th><td>三<td>四",
        ROWS + "<tr><td>五<td>六<td>七",
    ],
)
def test_paper_that_says_something_else_is_a_misprint(other: str) -> None:
    with pytest.raises(Misprint):
        placement(tables_of(page_of(ROWS)), [printed(other)])
