"""Small files of every kind, honest and hostile."""

import struct
import zipfile
import zlib
from io import BytesIO

PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n%%EOF\n"
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x04JF\xff\xc0\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00"
    b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\x34\xff\xd9"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600

DOCUMENT = "word/document.xml"
WORKBOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"


def pdf(body: bytes) -> bytes:
    return PDF.replace(b"%%EOF", b"3 0 obj\n" + body + b"\nendobj\n%%EOF")


def pdf_with_stream(dictionary: bytes, content: bytes) -> bytes:
    return pdf(dictionary + b"\nstream\n" + zlib.compress(content) + b"\nendstream")


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(content))


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\x00\x00\x00\x10" * 2) + chunk(b"IEND", b"")


def archive(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return file.getvalue()


def office(main: str = DOCUMENT, **others: bytes) -> bytes:
    return archive({TYPES: b"<Types/>", main: b"<document/>", **others})


def honest() -> dict[str, bytes]:
    return {
        "pdf": PDF,
        "docx": office(),
        "xlsx": office(WORKBOOK),
        "jpg": JPEG,
        "png": PNG,
    }
