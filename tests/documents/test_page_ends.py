"""Tables cut by page ends, on small pages of markup; what real forms look like is read back in
test_fidelity.py."""

import inspect
import re

import pypdfium2
import pytest

from evalforms.documents.page_ends import CUTTERS, close_tables_at_page_ends
from evalforms.documents.render_pdf import render_pdf

ROW = "height: 60mm"  # four of them fill the 253 mm of a page


def pages_of(rows: str, *, before: str = "", head: str = "") -> list[str]:
    """The words of each page of a table, in their order on paper, without the page number."""
    page = (
        f"<html><title>页</title><article class=sheet>{before}<table>"
        f"<colgroup><col class=label><col class=label><col></colgroup>{head}<tbody>{rows}</tbody>"
        "</table></article></html>"
    )
    pdf = pypdfium2.PdfDocument(render_pdf(page))
    texts = (paper.get_textpage().get_text_bounded() for paper in pdf)
    return [" ".join(re.sub(r"第\d页\s*共\d页", "", text).split()) for text in texts]


def row(text: str, *labels: str, kind: str = "", style: str = ROW) -> str:
    cells = "".join(f"<th rowspan={label[0]}>{label[1:]}</th>" for label in labels)
    return f'<tr class="{kind}">{cells}<td style="{style}">{text}</td></tr>'


def test_labels_of_merged_cells_are_repeated_on_every_page_they_reach() -> None:
    rows = [row("1", "9甲", "2乙"), row("2"), row("3", "7丙"), *map(row, "456789")]
    assert [sorted(page.split()) for page in pages_of("".join(rows))] == [
        sorted("甲乙丙1234"),
        sorted("甲丙5678"),
        sorted("甲丙9"),
    ]


def test_label_that_ends_with_the_page_is_not_repeated() -> None:
    rows = [row("1", "5甲", "4乙"), *map(row, "234"), row("5", "1丙")]
    assert [sorted(page.split()) for page in pages_of("".join(rows))] == [
        sorted("甲乙1234"),
        sorted("甲丙5"),
    ]


@pytest.mark.parametrize("kind", ["section", "total", "noted"])
def test_heading_at_the_end_of_a_page_starts_the_next_one(kind: str) -> None:
    rows = [row("1", "5甲", "5乙"), *map(row, "23"), row("4", kind=kind), row("5")]
    assert [sorted(page.split()) for page in pages_of("".join(rows))] == [
        sorted("甲乙123"),
        sorted("甲乙45"),
    ]


def test_table_whose_first_page_would_hold_its_headings_only_begins_on_the_next() -> None:
    head = "<thead><tr><th>列<th>列<th>列</tr></thead>"
    rows = row("1", "2甲", "2乙", kind="section", style="height: 9mm") + row("2")
    before = "<div style='height: 200mm'>上</div>"
    assert pages_of(rows, before=before, head=head)[0] == "上"


@pytest.mark.parametrize(("lines", "rows_on_first_page"), [(1, 4), (12, 3)])
def test_label_too_tall_for_its_rows_on_the_page_begins_on_the_next(
    lines: int, rows_on_first_page: int
) -> None:
    label = "<br>".join("丙丁戊己庚辛壬癸子丑寅卯"[:lines])
    rows = [row("1", "6甲", "3乙"), *map(row, "23"), row("4", f"3{label}"), row("5"), row("6")]
    pages = pages_of("".join(rows))
    assert [number for number in "123456" if number in pages[0]] == [*"123456"][:rows_on_first_page]
    assert ["丙" in page for page in pages] == [rows_on_first_page == 4, True]


def test_text_that_flows_goes_on_beside_its_repeated_label() -> None:
    long = "".join(f"<p style='margin: 0; height: 10mm'>{number}" for number in range(30, 64))
    rows = row("1", "3甲", "1乙") + row(long, "2丙", kind="flows", style="") + row("2")
    first, second = (set(page.split()) for page in pages_of(rows))
    assert {"甲", "乙", "丙", "30"} <= first
    assert {"甲", "丙", "63", "2"} <= second
    assert "乙" not in second


def test_weasyprint_still_cuts_tables_the_way_this_was_written_for() -> None:
    """If this fails after an update: compare layout/table.py and layout/block.py with the last
    version, then bring page_ends.py and these figures up to date."""
    import weasyprint

    block = weasyprint.layout.block
    originals = [inspect.unwrap(getattr(block, name)) for name in CUTTERS]
    assert weasyprint.VERSION == "70.0"
    assert [list(inspect.signature(each).parameters) for each in originals] == [
        "context table bottom_space skip_stack containing_block page_is_empty "
        "absolute_boxes fixed_boxes".split(),
        "context children absolute_boxes fixed_boxes".split(),
    ]
    assert "table_layout(" in inspect.getsource(block.block_level_layout_switch)


def test_weasyprint_is_changed_only_once() -> None:
    import weasyprint

    block = weasyprint.layout.block
    close_tables_at_page_ends(block)
    now = [getattr(block, name) for name in CUTTERS]
    close_tables_at_page_ends(block)
    assert [getattr(block, name) for name in CUTTERS] == now
