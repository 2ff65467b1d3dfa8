import ctypes
from dataclasses import replace

import pypdfium2
import pytest
from pypdfium2 import raw

from evalforms.documents.page import page_html
from evalforms.documents.render_pdf import SEAL_PLACE, render_pdf
from evalforms.frameworks.loader import load_framework
from tests.documents.papers import department_sheet, many_objectives, project_sheet

FRAMEWORK = load_framework("jinzhong-2020")
MM = 72 / 25.4
SEAL_RADIUS = 20 * MM
SHEETS = [
    department_sheet(),
    project_sheet(),
    project_sheet(objectives=many_objectives(13)),
    replace(project_sheet(), evaluators=()),
    replace(department_sheet(), signed_on=None),
]


@pytest.mark.parametrize("sheet", SHEETS)
def test_seal_place_is_the_only_destination_and_on_the_last_page(sheet) -> None:
    paper = pypdfium2.PdfDocument(render_pdf(page_html(sheet, FRAMEWORK)))
    destinations = list(destinations_of(paper))
    assert [(name, page) for name, page, _ in destinations] == [(SEAL_PLACE, len(paper) - 1)]


@pytest.mark.parametrize("sheet", SHEETS)
def test_seal_covers_the_date_and_no_other_text(sheet) -> None:
    paper = pypdfium2.PdfDocument(render_pdf(page_html(sheet, FRAMEWORK)))
    ((_, number, (x, y)),) = destinations_of(paper)
    words = paper[number].get_textpage()
    covered = [
        words.get_text_range(index, 1)
        for index in range(words.count_chars())
        if touches(words.get_charbox(index), x, y)
    ]
    day = sheet.signed_on if sheet.form == "department" else None
    date = f"{day.year}年{day.month}月{day.day}日" if day else "年月日"
    assert "".join("".join(covered).split()) == date


def touches(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    """Does the seal, a circle round (x, y), touch this box of a character?"""
    left, bottom, right, top = box
    across = max(left - x, 0, x - right)
    up = max(bottom - y, 0, y - top)
    return across**2 + up**2 < SEAL_RADIUS**2


def destinations_of(paper: pypdfium2.PdfDocument) -> list[tuple[str, int, tuple[float, float]]]:
    """Name, page number from 0 and (x, y) in points of each named destination."""
    count = raw.FPDF_CountNamedDests(paper)
    return [destination_at(paper, index) for index in range(count)]


def destination_at(
    paper: pypdfium2.PdfDocument, index: int
) -> tuple[str, int, tuple[float, float]]:
    length = ctypes.c_long(200)
    name = ctypes.create_string_buffer(length.value)
    found = raw.FPDF_GetNamedDest(paper, index, name, length)
    x, y, zoom = (ctypes.c_float() for _ in range(3))
    given = [ctypes.c_int() for _ in range(3)]
    raw.FPDFDest_GetLocationInPage(found, *given, x, y, zoom)
    title = name.raw[: length.value].decode("utf-16-le").rstrip("\0")
    return title, raw.FPDFDest_GetDestPageIndex(paper, found), (x.value, y.value)
