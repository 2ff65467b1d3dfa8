"""The name under which a file is shown and handed out again; it never becomes a path."""

import re
import unicodedata

from evalforms.evaluations.models import ContentKind
from evalforms.evaluations.models.attachment import NAME_LENGTH

_SEPARATORS = re.compile(r"[\\/]")
_NOT_IN_NAMES = re.compile(r'[:*?"<>|]')
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_ALSO = {ContentKind.JPEG: ("jpg", "jpeg")}
UNNAMED = "附件"


def clean_name(typed: str, kind: ContentKind) -> str:
    """Without folders, invisible characters and leading dots, short, and ending as its content.

    ``..\\发票.pdf.exe`` that is a PDF becomes ``发票.pdf``.
    """
    name = _NOT_IN_NAMES.sub("_", _visible(_SEPARATORS.split(typed)[-1])).strip(" .")
    if not _ends_right(name, kind):
        name = _EXTENSION.sub("", name)
    stem = name[: name.rfind(".")] if _ends_right(name, kind) else name
    extension = name[len(stem) :] or f".{kind.value}"
    return (stem.strip(" .") or UNNAMED)[: NAME_LENGTH - len(extension)] + extension


def _visible(text: str) -> str:
    """Control, formatting and surrogate characters turn names around or break headers."""
    return "".join(c for c in text if unicodedata.category(c)[0] != "C")


def _ends_right(name: str, kind: ContentKind) -> bool:
    extensions = _ALSO.get(kind, (kind.value,))
    return name.lower().endswith(tuple(f".{extension}" for extension in extensions))
