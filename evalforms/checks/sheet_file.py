"""Sheets in files, as the command line names them; `-` is standard input."""

import sys
from pathlib import Path

from evalforms.sheets.codec import read_sheet
from evalforms.sheets.errors import SheetError, shortened
from evalforms.sheets.json_text import LARGEST_DOCUMENT
from evalforms.sheets.sheet import Sheet

STANDARD_INPUT = "-"


class NotASheet(Exception):
    """One line in Chinese: which file, which key with which value, and why."""


def read_sheet_file(name: str, *, framework: str) -> Sheet:
    """Raises NotASheet where the file cannot be read or holds no sheet."""
    try:
        return read_sheet(_content(name), framework=framework)
    except SheetError as error:
        raise NotASheet(f"{shortened(name, limit=300)}: {error}") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise NotASheet(f"{shortened(name, limit=300)}: {_unreadable(error)}") from error


def _content(name: str) -> bytes:
    """At most one byte more than a sheet may have, so that an endless file ends too."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST_DOCUMENT + 1)
    with Path(name).open("rb") as file:
        return file.read(LARGEST_DOCUMENT + 1)


def _unreadable(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "文件不存在"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹, 不是文件"
    if isinstance(error, PermissionError):
        return "没有读取权限"
    return f"无法读取文件({error})"
