"""HTML to PDF by WeasyPrint.

The same page gives the same bytes, in any process and at any time: fonts come from this repository
alone, the file carries no date, and its identifier is the hash of the page. Nothing is fetched.
"""

import gc
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from evalforms.documents.fonts import CONFIGURATION, STYLE_SHEETS
from evalforms.documents.page_ends import close_tables_at_page_ends

PDF_VARIANT = "pdf/a-3a"
SEAL_PLACE = "seal-place"  # destination that stays in the file: where the seal's centre belongs
MISSING_LIBRARY = (
    "缺少生成PDF所需的系统库，请由管理员安装后重试：apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (missing system library: {name})"
)


class MissingLibrary(RuntimeError):
    """A system library that fast rendering needs is not installed."""


@dataclass(frozen=True, slots=True)
class _Kit:
    """What is expensive to make and the same for every page of one process."""

    weasyprint: Any
    no_fetcher: Any
    fonts: Any
    styles: tuple[Any, ...]


def render_pdf(page_html: str) -> bytes:
    """The page as PDF/A-3a with embedded fonts and the destination `seal-place`, where it has one.

    Raises MissingLibrary where the machine lacks Pango or the fast font subsetter. What the page
    asks for from outside (images, style sheets, attachments) it does not get.
    """
    kit = _kit()
    source = kit.weasyprint.HTML(string=page_html, url_fetcher=kit.no_fetcher)
    identifier = hashlib.sha256(page_html.encode()).hexdigest().encode()
    with _garbage_collected_once():
        pdf: bytes = source.write_pdf(
            font_config=kit.fonts,
            stylesheets=kit.styles,
            pdf_variant=PDF_VARIANT,
            pdf_identifier=identifier,
            finisher=_leave_metadata_readable,
        )
    return pdf


@contextmanager
def _garbage_collected_once() -> Iterator[None]:
    """Boxes refer to each other by the ten thousand; one look through them is enough."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        gc.collect(1)  # what the page has made is all of these generations


def _leave_metadata_readable(document: Any, pdf: Any) -> None:
    """A program that knows no PDF must find what the file claims to be: XMP without a filter."""
    number = int(pdf.catalog["Metadata"].split()[0])
    pdf.objects[number].compress = False


@cache
def _kit() -> _Kit:
    os.environ["FONTCONFIG_FILE"] = str(CONFIGURATION)
    weasyprint = _weasyprint()
    no_fetcher = weasyprint.urls.URLFetcher(allowed_protocols=())
    fonts = weasyprint.text.fonts.FontConfiguration()
    styles = tuple(
        weasyprint.CSS(filename=path, font_config=fonts, url_fetcher=no_fetcher)
        for path in STYLE_SHEETS
    )
    close_tables_at_page_ends(weasyprint.layout.block)
    return _Kit(weasyprint, no_fetcher, fonts, styles)


def _weasyprint() -> Any:
    try:
        import weasyprint
    except OSError as error:  # Pango is not there
        raise MissingLibrary(MISSING_LIBRARY.format(name=error)) from error
    # Without it WeasyPrint falls back silently to a subsetter that takes 50 times as long.
    if weasyprint.text.ffi.harfbuzz_subset is None:
        raise MissingLibrary(MISSING_LIBRARY.format(name="libharfbuzz-subset0"))
    return weasyprint
