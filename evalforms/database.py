"""One DATABASE_URL, two databases: the embedded SQLite and PostgreSQL."""

import sqlite3
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

Version = tuple[int, int, int]

# The WAL-reset race can lose commits in every SQLite before 3.51.3 but these back-ported lines.
WAL_SAFE_SINCE: Version = (3, 51, 3)
WAL_SAFE_BACKPORTS: dict[tuple[int, int], int] = {(3, 44): 6, (3, 50): 7}

POSTGRES_LIMITS = {
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
}


def database(url: str, password: str = "") -> dict[str, Any]:
    """The entry of DATABASES for `sqlite:///path` or `postgres://user:password@host:port/name`.

    A password given on its own wins over the one in the address, which then need not be secret.
    """
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        return _sqlite(url)
    if scheme in {"postgres", "postgresql"}:
        return _postgres(url, password)
    raise ImproperlyConfigured("DATABASE_URL 应以 sqlite:/// 或 postgres:// 开头。")


def journal_mode(version: Version) -> str:
    fixed_patch = WAL_SAFE_BACKPORTS.get(version[:2])
    backported = fixed_patch is not None and version[2] >= fixed_patch
    return "WAL" if version >= WAL_SAFE_SINCE or backported else "TRUNCATE"


def _sqlite(url: str) -> dict[str, Any]:
    pragmas = {
        "journal_mode": journal_mode(sqlite3.sqlite_version_info),
        "synchronous": "FULL",
        "foreign_keys": "ON",
        "recursive_triggers": "ON",  # INSERT OR REPLACE must not slip past the audit triggers
        "trusted_schema": "OFF",
    }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": unquote(urlsplit(url).path)[1:],
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",  # who reads first can still write later
            "timeout": 20,
            "init_command": "".join(f"PRAGMA {name}={value};" for name, value in pragmas.items()),
        },
    }


def _postgres(url: str, password: str) -> dict[str, Any]:
    parts = urlsplit(url)
    given = dict(parse_qsl(parts.query))
    limits = " ".join(f"-c {name}={value}" for name, value in POSTGRES_LIMITS.items())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": password or unquote(parts.password or ""),
        # ?host=/folder names a Unix socket
        "HOST": given.pop("host", unquote(parts.hostname or "")),
        "PORT": str(given.pop("port", parts.port or "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": limits, **given},
    }
