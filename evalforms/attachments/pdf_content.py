"""PDF files: whole, readable without a password, and without anything that runs.

Two ways of hiding an object are undone before looking: names written with ``#`` escapes, and
compressed streams. A stream of objects (its dictionary has ``/First``) that is packed otherwise
than usual cannot be looked into and is refused.
"""

import re
import zlib
from collections.abc import Iterator

from evalforms.attachments.refused import AttachmentRefused

MOST_UNPACKED = 128 * 1024 * 1024  # bytes read and written for all streams, pictures left out
MOST_STREAMS = 10_000
MOST_ESCAPES = 300  # in one dictionary; names of Chinese fonts have a few
_PIECE = 64 * 1024
_DICTIONARY = 2048  # bytes before a stream within which its dictionary begins

_FORBIDDEN = {
    b"JavaScript": "脚本（JavaScript）",
    b"Launch": "启动程序的动作",
    b"EmbeddedFile": "嵌入的文件",
    b"EmbeddedFiles": "嵌入的文件",
    b"RichMedia": "嵌入的多媒体",
    b"XFA": "动态表单（XFA）",
    b"Encrypt": "密码或加密",
}
_END_OF_NAME = rb"(?![A-Za-z0-9_#])"
_NAME = re.compile(rb"/(" + b"|".join(_FORBIDDEN) + rb")" + _END_OF_NAME)
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_OBJECTS = re.compile(rb"/(?:First|ObjStm)" + _END_OF_NAME)
_PICTURE = re.compile(rb"/Image" + _END_OF_NAME)
_ODDLY_PACKED = re.compile(
    rb"/(?:ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|Crypt|Predictor)"
    + _END_OF_NAME
)

UNREADABLE = "PDF内部结构不完整或无法检查，没有上传。请用“打印为PDF”重新生成后上传。"


def check_pdf(content: bytes) -> None:
    """Raises AttachmentRefused."""
    if b"%%EOF" not in content[-2048:] or b" obj" not in content:
        raise AttachmentRefused(UNREADABLE)
    _refuse_forbidden(content)
    for unpacked in _unpacked_streams(content):
        _refuse_forbidden(unpacked)


def _refuse_forbidden(content: bytes) -> None:
    found = _NAME.search(content) or _NAME.search(_plain_names(content))
    if found:
        what = _FORBIDDEN[found[1]]
        raise AttachmentRefused(
            f"PDF中含有{what}，为安全起见不能上传。请用“打印为PDF”重新生成后上传。"
        )


def _plain_names(content: bytes) -> bytes:
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), content)


def _unpacked_streams(content: bytes) -> Iterator[bytes]:
    left = MOST_UNPACKED
    for number, start in enumerate(_STREAM.finditer(content)):
        if number >= MOST_STREAMS:
            raise AttachmentRefused(UNREADABLE)
        dictionary = _dictionary_before(content, start.start())
        holds_objects = _OBJECTS.search(dictionary)
        if holds_objects and _ODDLY_PACKED.search(dictionary):
            raise AttachmentRefused(UNREADABLE)
        if _PICTURE.search(dictionary) and not holds_objects:
            continue
        unpacked, work = _inflated(content, start.end(), most=left)
        left -= work
        yield unpacked


def _dictionary_before(content: bytes, end: int) -> bytes:
    before = content[max(0, end - _DICTIONARY) : end]
    if before.count(b"#") > MOST_ESCAPES:
        raise AttachmentRefused(UNREADABLE)
    before = _plain_names(before)
    return before[before.rfind(b"endobj") + 1 :]


def _inflated(content: bytes, start: int, *, most: int) -> tuple[bytes, int]:
    """As far as it can be inflated, nothing of what is not compressed this way; and the work done.

    A stream can make work without giving anything, so bytes read count like bytes written.
    """
    machine, unpacked, work = zlib.decompressobj(), bytearray(), 0
    for at in range(start, len(content), _PIECE):
        piece = content[at : at + _PIECE]
        try:
            unpacked += machine.decompress(piece, most + 1)
        except zlib.error:
            break
        work = at + len(piece) - start + len(unpacked)
        if work > most:
            raise AttachmentRefused(UNREADABLE)
        if machine.eof:
            break
    return bytes(unpacked), work
