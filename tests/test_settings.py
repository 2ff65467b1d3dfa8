"""The settings as a process started from outside finds them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def start(folder: Path, question: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Asks evalforms.settings in a process of its own that knows only `environment`."""
    return subprocess.run(
        [sys.executable, "-c", f"from evalforms import settings as s; print({question})"],
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(folder), **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_given_is_safe(tmp_path: Path) -> None:
    asked = start(tmp_path, "s.DEBUG, s.DEMO, s.ALLOWED_HOSTS, len(s.SECRET_KEY) > 50")
    assert asked.stdout == "False False ['127.0.0.1', 'localhost', '[::1]'] True\n"


def test_the_two_keys_differ_and_stay(tmp_path: Path) -> None:
    question = "s.SECRET_KEY == s.AUDIT_KEY.decode(), s.SECRET_KEY, s.AUDIT_KEY"
    first = start(tmp_path, question).stdout
    assert first.startswith("False ")
    assert start(tmp_path, question).stdout == first


def test_debug_is_refused_where_others_can_reach_it(tmp_path: Path) -> None:
    asked = start(tmp_path, "s.DEBUG", DEBUG="1", HOST="192.0.2.1")
    assert asked.returncode == 1
    assert "DEBUG=1 只能用于本机地址" in asked.stderr
    assert start(tmp_path, "s.DEBUG", DEBUG="1").stdout == "True\n"


@pytest.mark.parametrize(
    ("https", "cookies"),
    [("1", "__Host-session True __Host-csrf True\n"), ("0", "session False csrf False\n")],
)
def test_cookies_follow_https(tmp_path: Path, https: str, cookies: str) -> None:
    question = (
        "s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_SECURE"
    )
    assert start(tmp_path, question, HTTPS=https).stdout == cookies


def test_database_address_and_password_come_from_files(tmp_path: Path) -> None:
    (tmp_path / "address").write_text("postgres://clerk@db/forms\n")
    (tmp_path / "password").write_text("hidden\n")
    asked = start(
        tmp_path,
        "s.DATABASES['default']['NAME'], s.DATABASES['default']['PASSWORD']",
        DATABASE_URL_FILE=str(tmp_path / "address"),
        DATABASE_PASSWORD_FILE=str(tmp_path / "password"),
    )
    assert asked.stdout == "forms hidden\n"
