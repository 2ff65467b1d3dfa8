import io

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from evalforms.documents.mark import PrintedMark
from evalforms.documents.page import page_html
from evalforms.documents.render_pdf import render_pdf
from evalforms.frameworks.loader import load_framework
from tests.documents.papers import department_sheet, project_sheet

FRAMEWORK = load_framework("jinzhong-2020")
ADDRESS = "https://jixiao.example.gov.cn/verify/K7QM4X2PH9TA"
MARK = PrintedMark("K7QM4X2PH9TA", ADDRESS, 3, "0123456789abcdef" * 4)
DPI = 150
SMALLEST_TEXT = 6.5  # pt


def as_it_is(page: Image.Image) -> Image.Image:
    return page


def copied(page: Image.Image) -> Image.Image:
    """As a scanner stores it: JPEG of quality 60."""
    file = io.BytesIO()
    page.save(file, "JPEG", quality=60)
    return Image.open(file)


def askew(page: Image.Image) -> Image.Image:
    return page.rotate(2, Image.Resampling.BICUBIC, fillcolor="white")


def askew_copy(page: Image.Image) -> Image.Image:
    return copied(askew(page))


@pytest.fixture(scope="module")
def paper() -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(render_pdf(page_html(project_sheet(), FRAMEWORK, mark=MARK)))


def codes_on(page: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(page)]


@pytest.mark.parametrize("seen", [as_it_is, copied, askew, askew_copy])
def test_code_is_read_from_every_page(paper: pypdfium2.PdfDocument, seen) -> None:
    images = [page.render(scale=DPI / 72).to_pil().convert("L") for page in paper]
    assert [codes_on(seen(image)) for image in images] == [[ADDRESS]] * len(paper)
    assert len(paper) > 2


def test_code_alone_is_drawn_where_there_is_no_address() -> None:
    mark = PrintedMark("K7QM4X2PH9TA", "", 3, MARK.digest)
    pdf = render_pdf(page_html(department_sheet(), FRAMEWORK, mark=mark))
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72).to_pil()
    assert codes_on(page) == ["K7QM4X2PH9TA"]


def test_code_version_and_digest_are_printed_beside_it(paper: pypdfium2.PdfDocument) -> None:
    for page in paper:
        text = page.get_textpage().get_text_bounded(left=400, bottom=0, top=62)
        assert text.split() == ["核验码", "K7QM-4X2P-H9TA", "版本", "3", "0123456789abcdef"]


def test_text_beside_the_code_is_large_enough(paper: pypdfium2.PdfDocument) -> None:
    page = paper[0]
    sizes = {round(text.get_font_size(), 2) for text in page.get_objects(filter=[1])}
    assert min(sizes) >= SMALLEST_TEXT


def test_mark_leaves_the_page_number_in_the_middle(paper: pypdfium2.PdfDocument) -> None:
    plain = pypdfium2.PdfDocument(render_pdf(page_html(project_sheet(), FRAMEWORK)))
    for marked, unmarked in zip(paper, plain, strict=True):
        here, there = (place_of("第", page) for page in (marked, unmarked))
        assert here == pytest.approx(there, abs=0.5)


def place_of(text: str, page: pypdfium2.PdfPage) -> tuple[float, ...]:
    """The box of the last place where the text stands, in points from the lower left."""
    words = page.get_textpage()
    return words.get_charbox(words.get_text_range().rindex(text))


def test_page_without_a_mark_is_as_it_was() -> None:
    html = page_html(project_sheet(), FRAMEWORK)
    assert html == page_html(project_sheet(), FRAMEWORK, mark=None)
    assert "mark" not in html
