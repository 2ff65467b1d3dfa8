"""PDF files: whole, readable without a password, and without anything that runs.

Two ways of hiding an object are undone before looking: names written with ``#`` escapes, and
compressed streams. A stream of objects (its dictionary has ``/First``) that is packed otherwise
than usual cannot be looked into and is refused.
"""

import re
import zlib
from collections.abc import Iterator

from evalforms.attachments.refused import AttachmentRefused

MOST_UNPACKED = 128 * 1024 * 1024  # bytes of all streams together, pictures left out
_PIECE = 64 * 1024
_DICTIONARY = 4096  # bytes before a stream within which its dictionary begins

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
    for start in _STREAM.finditer(content):
        dictionary = _dictionary_before(content, start.start())
        holds_objects = _OBJECTS.search(dictionary)
        if holds_objects and _ODDLY_PACKED.search(dictionary):
            raise AttachmentRefused(UNREADABLE)
        if _PICTURE.search(dictionary) and not holds_objects:
            continue
        unpacked = _inflated(content, start.end(), most=left)
        left -= len(unpacked)
        yield unpacked


def _dictionary_before(content: bytes, end: int) -> bytes:
    before = _plain_names(content[max(0, end - _DICTIONARY) : end])
    return before[before.rfind(b"endobj") + 1 :]


def _inflated(content: bytes, start: int, *, most: int) -> bytes:
    """As far as it can be inflated: nothing of a stream that is not compressed this way."""
    machine, unpacked = zlib.decompressobj(), bytearray()
    for at in range(start, len(content), _PIECE):
        try:
            unpacked += machine.decompress(content[at : at + _PIECE], most + 1 - len(unpacked))
        except zlib.error:
            break
        if len(unpacked) > most:
            raise AttachmentRefused(UNREADABLE)
        if machine.eof:
            break
    return bytes(unpacked)
