"""R1 to R17: markup in texts is text; raw markup, if it ever came in, gets and harms nothing."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pypdfium2
import pytest

from evalforms.documents import renderer
from evalforms.documents.official_pdf import official_pdf
from evalforms.documents.render_pdf import render_pdf
from evalforms.documents.renderer import RenderFailed, render_in_child
from evalforms.frameworks.loader import load_framework
from evalforms.limited_child import LimitedChild, Limits
from tests.documents.papers import project_sheet

FRAMEWORK = load_framework("jinzhong-2020")
SECRET = "FB-7731-SECRET"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
LAUGHS = (
    '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "{file}">]>'
)

# FILE and WEB stand for a file of the machine and an address that counts who asks.
FETCHING = {
    "R1 image of a file": '<img src="FILE">',
    "R2 attachments": '<link rel=attachment href="FILE"><a rel=attachment href="FILE">x</a>',
    "R3 import of a file": '<style>@import url("FILE")</style>',
    "R4 style sheets": '<style>@import url(WEB/a); p{background:url(WEB/b);'
    'list-style-image:url(WEB/c)} p::before{content:url(WEB/d)}'
    '@font-face{font-family:x;src:url(WEB/e)} p{font-family:x}</style><p>x'
    '<object data="WEB/f"></object><embed src="WEB/g"><link rel=stylesheet href="WEB/h">'
    '<img src="WEB/i">',
    "R5 redirects": '<img src="WEB/redirect"><img src="WEB/to-file">',
    "R6 slow server": '<img src="WEB/slow">',
    "R7 drawings": SVG.format('<image href="WEB/j"/><image xlink:href="FILE"/>')
    + "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"
    "<image href='WEB/k'/></svg>\">",
    "R8 drawings that grow": f'<img src="data:image/svg+xml,{LAUGHS}'
    + SVG.format("<text>&c;&d;</text>").replace('"', "'")
    + '">'
    + SVG.format('<g id="a"><use href="#a"/></g>'),
    "R9 endless file": '<img src="file:///dev/zero"><link rel=stylesheet href="file:///dev/zero">',
    "R10 base of a folder": '<base href="FOLDER/"><img src="secret.svg">',
}  # fmt: skip
HEAVY = {
    "R11 nested": "<div>" * 5000 + "<span>" * 3000 + "<table><tr><td>" * 300 + "<ul><li>" * 500,
    "R12 colspan": "<table><tr><td colspan=99999999>x</td></tr></table>",
    "R13 tiny paper": "<style>@page{size:1mm 1mm;margin:0}</style>" + "<p>绩效自评</p>" * 2000,
    "R14 rows": "<table>" + "<tr><td>x</td></tr>" * 20_000 + "</table>",
    "R15 huge letters": '<p style="font-size:99999999px">x</p>',
}


@pytest.fixture
def fill(tmp_path: Path) -> Iterator[tuple[Callable[[str], str], list[str]]]:
    """Put the file and the address into a text; and who has asked at the address."""
    (tmp_path / "secret.svg").write_text(SVG.format(f"<text>{SECRET}</text>"), encoding="utf-8")
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _answering(asked, tmp_path.as_uri()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    places = {
        "FILE": f"{tmp_path.as_uri()}/secret.svg",
        "FOLDER": tmp_path.as_uri(),
        "WEB": f"http://127.0.0.1:{server.server_port}",
    }

    def filled(text: str) -> str:
        for name, place in places.items():
            text = text.replace(name, place)
        return text

    yield filled, asked
    server.shutdown()
    server.server_close()


def _answering(asked: list[str], folder: str) -> type[BaseHTTPRequestHandler]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            to = {"/redirect": "/z", "/to-file": f"{folder}/secret.svg"}.get(self.path)
            self.send_response(302 if to else 200)
            if to:
                self.send_header("Location", to)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Not on the screen."""

    return Answer


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in pages)


def together(text: str) -> str:
    """Without blanks, and without hyphens: the reader swallows those that end a line."""
    return "".join(
        letter for letter in text if not letter.isspace() and letter not in "-\ufffe\x02"
    )


@pytest.mark.parametrize("name", FETCHING)
def test_raw_markup_fetches_nothing(
    name: str, fill: tuple[Callable[[str], str], list[str]]
) -> None:
    filled, asked = fill
    pdf = render_pdf(filled(f"<html><title>x</title><p>绩效</p>{FETCHING[name]}"))
    assert asked == []
    assert b"EmbeddedFile" not in pdf
    assert "绩效" in text_of(pdf)
    assert SECRET not in text_of(pdf)


@pytest.mark.parametrize("name", [*FETCHING, "R12 colspan", "R15 huge letters"])
def test_markup_in_a_narrative_is_printed_as_it_was_typed(
    name: str, fill: tuple[Callable[[str], str], list[str]]
) -> None:
    filled, asked = fill
    typed = filled({**FETCHING, **HEAVY}[name])
    sheet = project_sheet(narratives=replace(project_sheet().narratives, overview=typed))
    pdf = official_pdf(sheet, FRAMEWORK)
    assert together(typed) in together(text_of(pdf))
    assert asked == []
    assert b"EmbeddedFile" not in pdf


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_markup_ends_within_limits_and_alone(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = Limits(memory=1024**3, processor_seconds=3, clock_seconds=30)
    hurried = LimitedChild(renderer._render_start_page, limits)
    monkeypatch.setattr(renderer, "_child", hurried)
    outcome = _outcome(f"<html><title>x</title>{HEAVY[name]}")
    assert outcome in ("whole", renderer.TOO_MUCH, renderer.BROKEN)
    assert render_in_child("<html><title>页</title><p>绩效").startswith(b"%PDF")
    hurried.end()


def _outcome(page: str) -> str:
    """What the person is told, or that the file has a beginning and an end."""
    try:
        pdf = render_in_child(page)
    except RenderFailed as failed:
        return str(failed)
    return "whole" if pdf.startswith(b"%PDF") and pdf.rstrip().endswith(b"%%EOF") else "partial"


def test_r16_and_r17_signs_that_deceive_or_break_are_not_printed() -> None:
    typed = "金额\u202e00.543\u202c万元\x00，姓\ud800名"
    sheet = project_sheet(narratives=replace(project_sheet().narratives, overview=typed))
    text = text_of(official_pdf(sheet, FRAMEWORK))
    assert "00.543" in text
    assert not set("\u202e\u202c\x00").intersection(text)
