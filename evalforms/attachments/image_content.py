"""Pictures: whole from the first marker to the last, and with a size."""

import struct

from evalforms.attachments.refused import AttachmentRefused

DAMAGED = "图片文件不完整或已损坏，没有上传。请重新保存图片后再试。"
# Every start-of-frame marker; the others in this range are tables, not frames.
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN = 0xDA


def check_png(content: bytes) -> None:
    """Raises AttachmentRefused."""
    at = 8
    first = True
    while at + 8 <= len(content):
        length, name = struct.unpack(">I4s", content[at : at + 8])
        if first and (name != b"IHDR" or not any(content[at + 8 : at + 16])):
            break
        at, first = at + 12 + length, False
        if name == b"IEND" and at <= len(content):
            return
    raise AttachmentRefused(DAMAGED)


def check_jpeg(content: bytes) -> None:
    """Raises AttachmentRefused."""
    at, has_frame = 2, False
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker == 0xFF:  # padding
            at += 1
            continue
        has_frame |= marker in _FRAMES and any(content[at + 5 : at + 9])
        if marker == _START_OF_SCAN:
            if has_frame and content.rfind(b"\xff\xd9") > at:
                return
            break
        if length < 2:
            break
        at += 2 + length
    raise AttachmentRefused(DAMAGED)
