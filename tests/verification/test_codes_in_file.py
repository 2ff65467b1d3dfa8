"""Codes are read from scans as offices make them, and hostile files end the child at most."""

import zlib

import pytest
from PIL import Image

from evalforms.documents.check_code import new_code
from evalforms.verification.codes_in_file import TOO_MUCH, UNREADABLE, NotRead, codes_in_file
from tests.attachments import files
from tests.verification import papers

CODE = new_code()


@pytest.fixture(scope="module")
def paper() -> bytes:
    return papers.printed(CODE)


def test_the_code_stands_on_every_page(paper):
    codes, pages = codes_in_file(paper)
    assert (codes, pages) == ([CODE], 3)
    for number in range(pages):
        assert codes_in_file(papers.as_png(papers.page_picture(paper, number=number)))[0] == [CODE]


@pytest.mark.parametrize("dots", [100, 150, 200, 300])
@pytest.mark.parametrize("degrees", [0, 2, -3, 90, 180, 270])
def test_scans_are_read_turned_and_compressed(paper, dots, degrees):
    picture = papers.skewed(papers.page_picture(paper, dots=dots), degrees)
    assert codes_in_file(papers.as_jpeg(picture)) == ([CODE], 1)


def test_dust_does_not_matter(paper):
    assert codes_in_file(papers.as_jpeg(papers.noisy(papers.page_picture(paper))))[0] == [CODE]


def test_a_scanner_s_pdf_is_read_page_by_page(paper):
    pictures = [papers.page_picture(paper, number=number) for number in range(3)]
    assert codes_in_file(papers.as_scan(*pictures)) == ([CODE], 3)


def test_pages_of_two_papers_give_both_codes(paper):
    other = new_code()
    pictures = [papers.page_picture(paper), papers.page_picture(papers.printed(other))]
    assert codes_in_file(papers.as_scan(*pictures))[0] == [CODE, other]


def test_a_bare_code_is_read_and_other_qr_codes_are_passed_over():
    assert codes_in_file(papers.printed(CODE, address=CODE))[0] == [CODE]
    foreign = papers.printed(CODE, address="https://pay.example/12345")
    assert codes_in_file(foreign)[0] == []


def test_an_empty_page_has_none():
    assert codes_in_file(papers.as_png(Image.new("L", (600, 800), 255))) == ([], 1)


@pytest.mark.parametrize(
    "content",
    [files.PDF, files.JPEG, files.PNG, b"%PDF-1.7\ngarbage", b"", files.PROGRAM],
    ids=["pdf without pages", "jpeg", "png", "garbage", "nothing", "program"],
)
def test_what_cannot_be_opened_is_told(content):
    with pytest.raises(NotRead, match=UNREADABLE):
        codes_in_file(content)


def bomb() -> bytes:
    """A PNG of 60,000 by 60,000 dots in a few kilobytes."""
    head = files.chunk(b"IHDR", (60_000).to_bytes(4) * 2 + b"\x08\x00\x00\x00\x00")
    body = files.chunk(b"IDAT", zlib.compress(bytes(60_001 * 100), 9))
    return b"\x89PNG\r\n\x1a\n" + head + body + files.chunk(b"IEND", b"")


def huge_page() -> bytes:
    """A page of 14,400 inches on each side."""
    return files.pdf(b"").replace(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[4 0 R]/Count 1>>"
        b"\nendobj\n4 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 1036800 1036800]>>",
    )


@pytest.mark.parametrize("content", [bomb(), huge_page()], ids=["picture", "page"])
def test_a_bomb_is_refused_and_the_next_file_is_read(paper, content):
    with pytest.raises(NotRead, match=f"{UNREADABLE}|{TOO_MUCH}"):
        codes_in_file(content)
    assert codes_in_file(paper)[0] == [CODE]
