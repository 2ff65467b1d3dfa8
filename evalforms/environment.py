"""What the surroundings tell us: plain values by NAME, secrets by NAME or a file at NAME_FILE."""

import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"", "0", "false", "no", "off"}


def env(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_flag(name: str, default: bool = False) -> bool:
    typed = env(name, "1" if default else "0").lower()
    if typed not in YES | NO:
        raise ImproperlyConfigured(f"{name}={typed!r} 应为 1 或 0。")
    return typed in YES


def env_int(name: str, default: int) -> int:
    typed = env(name) or str(default)
    if not typed.isdecimal():
        raise ImproperlyConfigured(f"{name}={typed!r} 应为非负整数。")
    return int(typed)


def env_list(name: str) -> list[str]:
    """Comma-separated values; blanks fall away."""
    return [part.strip() for part in env(name).split(",") if part.strip()]


def secret(name: str) -> str:
    """The secret, or "" when neither NAME nor NAME_FILE is set."""
    path = env(f"{name}_FILE")
    if not path:
        return env(name)
    try:
        return Path(path).read_text().strip()
    except OSError as trouble:
        raise ImproperlyConfigured(
            f"读不到 {name}_FILE 指定的文件 {path}: {trouble.strerror}。"
        ) from trouble


def kept_secret(name: str, path: Path) -> str:
    """The secret from the environment; otherwise one that is made once and kept at `path`."""
    return secret(name) or _read_or_make(path)


def _read_or_make(path: Path) -> str:
    try:
        if not path.exists():
            _make(path)
        kept = path.read_text().strip()
    except OSError as trouble:
        raise ImproperlyConfigured(f"密钥文件 {path} 无法读写: {trouble.strerror}。") from trouble
    if not kept:
        raise ImproperlyConfigured(f"密钥文件 {path} 是空的, 请从备份恢复。")
    return kept


def _make(path: Path) -> None:
    """Written aside and then linked: two processes that start together both read one key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # readable by the owner only
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(64))
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        os.unlink(draft)
