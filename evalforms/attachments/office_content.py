"""Office files: a zip with the parts of a document or workbook, within limits, no macros."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from evalforms.attachments.refused import AttachmentRefused
from evalforms.evaluations.models import ContentKind

MOST_MEMBERS = 2000
MOST_UNPACKED = 100 * 1024 * 1024  # bytes
MOST_READ = 4 * 1024 * 1024  # bytes of a part that says what the others are
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
_RELATIONS = ".rels"

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
        is_read = member.filename == _TYPES or member.filename.endswith(_RELATIONS)
        text = b""
        for piece in _pieces(archive, member):
            left -= len(piece)
            if left < 0:
                raise AttachmentRefused(TOO_MUCH)
            text += piece if is_read and len(text) <= MOST_READ else b""
        _refuse_part(member.filename, text)


def _refuse_part(name: str, text: bytes) -> None:
    if len(text) > MOST_READ:
        raise AttachmentRefused(TOO_MUCH)
    if name == _TYPES and _MACRO_TYPES.search(text):
        raise AttachmentRefused(MACROS)
    if any(b"attachedTemplate" in tag and b"External" in tag for tag in text.split(b"<")):
        raise AttachmentRefused(TEMPLATE)


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            yield piece
