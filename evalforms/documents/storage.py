"""Where finished documents lie: named by their SHA-256, written once, whole or not at all."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

FOLDER = "pdf"


class DocumentDamaged(Exception):
    """The stored file is gone, or no longer what was registered."""


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def keep(content: bytes) -> str:
    """Store the bytes; answers with their name below DOCUMENT_ROOT. Repeating is harmless."""
    digest = sha256_of(content)
    name = f"{FOLDER}/{digest[:2]}/{digest}.pdf"
    path = settings.DOCUMENT_ROOT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    return name


def read_kept(name: str, *, sha256: str) -> bytes:
    """Raises DocumentDamaged."""
    try:
        content = (Path(settings.DOCUMENT_ROOT) / name).read_bytes()
    except OSError as error:
        raise DocumentDamaged(name) from error
    if sha256_of(content) != sha256:
        raise DocumentDamaged(name)
    return content


def write_whole(path: Path, content: bytes) -> None:
    """For the owner only. A crash leaves the old file or the new one here, never a part."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
