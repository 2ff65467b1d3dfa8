"""Where attachments lie: below ATTACHMENT_ROOT, outside the web root, for the owner only."""

import secrets
from pathlib import Path

from django.conf import settings

from evalforms.documents.storage import DocumentDamaged, sha256_of, write_whole


def keep_attachment(content: bytes) -> str:
    """Store the bytes under a name of our own, 32 hexadecimal digits; answers with the name."""
    name = secrets.token_hex(16)
    path = path_of(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, content)
    return name


def read_attachment(name: str, *, sha256: str) -> bytes:
    """Raises DocumentDamaged where the file is gone or changed."""
    try:
        content = path_of(name).read_bytes()
    except OSError as error:
        raise DocumentDamaged(name) from error
    if sha256_of(content) != sha256:
        raise DocumentDamaged(name)
    return content


def forget_attachment(name: str) -> None:
    """Repeating is harmless."""
    path_of(name).unlink(missing_ok=True)


def path_of(name: str) -> Path:
    return Path(settings.ATTACHMENT_ROOT) / name[:2] / name
