"""Office files: a zip with the parts of a document or workbook, within limits, no macros."""

import re
import struct
import zipfile
import zlib
from io import BytesIO

from evalforms.attachments.refused import AttachmentRefused
from evalforms.evaluations.models import ContentKind

MOST_MEMBERS = 2000
MOST_UNPACKED = 100 * 1024 * 1024  # bytes
_PIECE = 256 * 1024
_ENCRYPTED = 0x1

_MAIN_PARTS = {
    "word/document.xml": ContentKind.DOCX,
    "xl/workbook.xml": ContentKind.XLSX,
}
_TYPES = "[Content_Types].xml"
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MACRO_PARTS = re.compile(r"vbaproject|vbadata|activex|oleobject|macrosheets", re.IGNORECASE)
_MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject|activeX|oleObject", re.IGNORECASE)
_OUTSIDE_TEMPLATE = re.compile(rb"attachedTemplate[^>]*External|External[^>]*attachedTemplate")

# What the standard library says about a broken archive, depending on where it is broken.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)

DAMAGED = "文件不完整或已损坏，没有上传。请重新保存后再试。"
NOT_OFFICE = "压缩包不能作为附件。请上传其中的PDF、docx、xlsx或图片。"
TOO_MUCH = "文件解压后过大，为安全起见不能上传。请精简内容或转换为PDF后上传。"
MACROS = (
    "文件中含有宏、控件或嵌入的对象，为安全起见不能上传。"
    "请另存为不含宏的docx、xlsx，或转换为PDF后上传。"
)
TEMPLATE = "文件引用了外部模板，为安全起见不能上传。请另存为PDF后上传。"


def office_kind(content: bytes) -> ContentKind:
    """Every byte is unpacked once, so that sizes in the zip's directory need not be believed.

    Raises AttachmentRefused.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _kind(archive)
    except AttachmentRefused:
        raise
    except (*_BROKEN, ValueError) as error:
        raise AttachmentRefused(DAMAGED) from error


def _kind(archive: zipfile.ZipFile) -> ContentKind:
    members = archive.infolist()
    names = [member.filename for member in members]
    kinds = [kind for part, kind in _MAIN_PARTS.items() if part in names]
    if len(kinds) != 1 or _TYPES not in names:
        raise AttachmentRefused(NOT_OFFICE)
    _refuse_bombs(members)
    if any(_MACRO_PARTS.search(name) for name in names):
        raise AttachmentRefused(MACROS)
    _refuse_content(archive, members)
    return kinds[0]


def _refuse_bombs(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise AttachmentRefused(TOO_MUCH)
    names = {member.filename for member in members}
    is_sound = len(names) == len(members) and all(_is_plain(member) for member in members)
    if not is_sound:
        raise AttachmentRefused(DAMAGED)


def _is_plain(member: zipfile.ZipInfo) -> bool:
    """Not encrypted, packed as usual, and unpacked within its folder."""
    is_inside = not member.filename.startswith("/") and ".." not in member.filename.split("/")
    is_readable = member.compress_type in _READABLE and not member.flag_bits & _ENCRYPTED
    return is_inside and is_readable and "\\" not in member.filename


def _refuse_content(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    left = MOST_UNPACKED
    for member in members:
        text = _unpacked(archive, member, left)
        left -= len(text)
        if member.filename == _TYPES and _MACRO_TYPES.search(text):
            raise AttachmentRefused(MACROS)
        if member.filename.endswith(".rels") and _OUTSIDE_TEMPLATE.search(text):
            raise AttachmentRefused(TEMPLATE)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    pieces, size = [], 0
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            if size > most:
                raise AttachmentRefused(TOO_MUCH)
            pieces.append(piece)
    return b"".join(pieces)
