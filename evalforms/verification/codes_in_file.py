"""Reading the QR codes of a scan or a PDF, in a child process with limits."""

import re
from collections.abc import Iterator
from io import BytesIO
from math import sqrt
from typing import Any

from evalforms.documents.check_code import read_code
from evalforms.limited_child import ChildEnded, LimitedChild, Limits, NoChild

MOST_PAGES = 30  # of a scan; the longest official form takes ten
MOST_PIXELS = 25_000_000  # of a page: A4 at 400 dpi is 15 million
DOTS_PER_INCH = (200, 300, 120)  # the next one only where the one before found nothing
POINTS_PER_INCH = 72
LIMITS = Limits(memory=1024**3, processor_seconds=20, clock_seconds=40)

_LAST_PART = re.compile(r"([^/?#]+)/?$")


class NotRead(Exception):
    """The file cannot be looked at, or not now; the message is for the person who sent it."""


TOO_MUCH = "文件过大或结构异常，无法识别其中的二维码。请用300dpi以内、A4大小重新扫描。"
NOT_NOW = "服务器暂时无法识别文件，请稍后重试；如仍不行，请联系管理员。"
UNREADABLE = "文件已损坏或带密码，无法打开。请重新扫描或另存后上传。"


def codes_in_file(content: bytes) -> tuple[list[str], int]:
    """核验码 on its pages, each once in order, and the number of pages. Raises NotRead."""
    try:
        found: tuple[list[str], int] | None = _child.run(_read, content)
    except ChildEnded as error:
        raise NotRead(TOO_MUCH) from error
    except NoChild as error:
        raise NotRead(NOT_NOW) from error
    if found is None:
        raise NotRead(UNREADABLE)
    texts, pages = found
    codes = [code for code in map(_code, texts) if code]
    return list(dict.fromkeys(codes)), pages


def _code(text: str) -> str | None:
    """From the address that stands in a QR code, or from the bare code."""
    last = _LAST_PART.search(text.strip())
    return read_code(last[1]) if last else None


def _read(content: bytes) -> tuple[list[str], int] | None:
    """In the child. None where the content opens as neither PDF nor picture."""
    try:
        if content.startswith(b"%PDF-"):
            return _read_pdf(content)
        return _texts_in(_picture(content)), 1
    except MemoryError:
        raise
    except Exception:  # whatever the two libraries raise for broken files
        return None


def _read_pdf(content: bytes) -> tuple[list[str], int]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    pages = min(len(document), MOST_PAGES)
    texts: list[str] = []
    for number in range(pages):
        texts += _texts_on(document[number])
    return texts, len(document)


def _texts_on(page: Any) -> list[str]:
    for dots in DOTS_PER_INCH:
        largest = sqrt(MOST_PIXELS / (page.get_width() * page.get_height()))
        scale = min(dots / POINTS_PER_INCH, largest)
        texts = _texts_in(page.render(scale=scale, grayscale=True).to_pil())
        if texts:
            return texts
    return []


def _picture(content: bytes) -> Any:
    from PIL import Image

    picture = Image.open(BytesIO(content), formats=("JPEG", "PNG"))
    width, height = picture.size
    if width * height > 4 * MOST_PIXELS:
        raise ValueError("too many pixels")
    picture.draft("L", (width, height))
    return picture.convert("L")


def _texts_in(picture: Any) -> list[str]:
    """As it is, then at half and double size: codes in scans are found at one of them."""
    for seen in _sizes(picture):
        found = _barcodes(seen)
        if found:
            return found
    return []


def _sizes(picture: Any) -> Iterator[Any]:
    width, height = picture.size
    yield picture
    yield picture.resize((max(1, width // 2), max(1, height // 2)))
    if width * height * 4 <= MOST_PIXELS:
        yield picture.resize((width * 2, height * 2))


def _barcodes(picture: Any) -> list[str]:
    import zxingcpp

    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(picture, formats=wanted)
    return [code.text for code in found]


def _import_readers() -> None:
    import zxingcpp  # noqa: F401 - before the limits, and once for all files


_child = LimitedChild(_import_readers, LIMITS)
