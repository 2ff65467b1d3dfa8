"""Papers on the way through an office: printed, stamped, scanned, damaged."""

import random
from io import BytesIO

import pypdfium2
from PIL import Image

from evalforms.documents.mark import PrintedMark
from evalforms.documents.page import page_html
from evalforms.documents.renderer import render_in_child
from evalforms.frameworks.loader import DEFAULT_FRAMEWORK, load_framework
from tests import make

ADDRESS = "https://jixiao.example/v/{code}/"


def printed(code: str, *, address: str = "") -> bytes:
    """A project form of three pages with this code at the foot of each."""
    mark = PrintedMark(code, address or ADDRESS.format(code=code), 7, "ab" * 32)
    sheet = make.complete_sheet("project")
    return render_in_child(page_html(sheet, load_framework(DEFAULT_FRAMEWORK), mark=mark))


def page_picture(pdf: bytes, *, dots: int = 150, number: int = -1) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    page = document[number % len(document)]
    return page.render(scale=dots / 72, grayscale=True).to_pil()


def as_jpeg(picture: Image.Image, *, quality: int = 60) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue()


def as_png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def as_scan(*pictures: Image.Image, dots: int = 150) -> bytes:
    """A PDF of pictures, as office scanners make it."""
    file = BytesIO()
    first, *others = pictures
    first.save(file, "PDF", save_all=True, append_images=others, resolution=dots, quality=60)
    return file.getvalue()


def skewed(picture: Image.Image, degrees: float) -> Image.Image:
    return picture.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BILINEAR)


def noisy(picture: Image.Image, *, share: float = 0.02) -> Image.Image:
    """Specks of dust on the glass."""
    chance, spoiled = random.Random(7), picture.copy()
    width, height = spoiled.size
    for _ in range(int(width * height * share)):
        spoiled.putpixel((chance.randrange(width), chance.randrange(height)), chance.randrange(256))
    return spoiled
