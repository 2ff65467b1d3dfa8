"""What scripts/run says when it cannot start: one sentence, before anything is changed."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        yield door.getsockname()[1]


def run(**environment: str) -> tuple[int, list[str]]:
    """The exit code of scripts/run and the lines it said."""
    found = subprocess.run(
        [shutil.which("bash") or "bash", str(ROOT / "scripts/run")],
        env={"PATH": os.environ["PATH"], "VAR_DIR": os.environ["VAR_DIR"], **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return found.returncode, (found.stdout + found.stderr).splitlines()


def only(folder: Path, *commands: str) -> str:
    """A PATH on which nothing but these commands is found."""
    for command in commands:
        (folder / command).symlink_to(str(shutil.which(command)))
    return str(folder)


def test_busy_port_is_said_with_the_next_one(busy_port: int) -> None:
    assert run(PORT=str(busy_port)) == (
        1,
        [
            f"✗ 端口 {busy_port} 已被占用，请换一个再试 (port is busy): "
            f"PORT={busy_port + 1} bash scripts/run"
        ],
    )


@pytest.mark.parametrize("port", ["0", "65536", "http", "8000;id"])
def test_what_is_no_port_is_refused(port: str) -> None:
    assert run(PORT=port) == (
        1,
        [f"✗ PORT={port} 不是端口号，应为 1 至 65535 (not a port number)。"],
    )


def test_folder_that_cannot_be_written_is_named() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    code, said = run(PORT=port, VAR_DIR="/proc/evalforms")
    assert code == 1
    assert said == [
        "✗ 目录 /proc/evalforms 不可写，请换到可写的目录或修改其权限 (this folder is read-only)。"
    ]


def test_missing_python_is_said(tmp_path: Path) -> None:
    assert run(PATH=only(tmp_path, "dirname")) == (
        1,
        ["✗ 没有找到 python3，请先安装 (please install): apt install python3 python3-venv"],
    )


def test_old_python_is_said(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\n[ $1 = --version ] && echo Python 3.9.2\nexit 1\n")
    old.chmod(0o755)
    assert run(PATH=only(tmp_path, "dirname")) == (
        1,
        ["✗ Python 3.9.2 太旧，需要 Python 3.11 或更高版本 (Python 3.11 or newer is needed)。"],
    )
