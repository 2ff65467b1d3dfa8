from pathlib import Path

import pytest

from evalforms.checks.sheet_file import NotASheet, read_sheet_file
from tests.golden_sheets import GOLDEN, NAMES, golden

CODE = "jinzhong-2020"


@pytest.mark.parametrize("name", NAMES)
def test_file_is_read(name: str) -> None:
    assert read_sheet_file(str(GOLDEN / f"{name}-2020.json"), framework=CODE) == golden(name)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[" * 100_000, b"{}", b"null", b'{"form": "project"}', b"%PDF"]
)
def test_other_content_is_refused_in_one_line(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "甲.json"
    file.write_bytes(content)
    with pytest.raises(NotASheet) as refused:
        read_sheet_file(str(file), framework=CODE)
    assert str(refused.value).startswith(f"{file}: ")
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [("none.json", "文件不存在"), (".", "这是文件夹, 不是文件"), ("a\0b", "无法读取")],
)
def test_unreadable_file_is_named(name: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(NotASheet, match=reason):
        read_sheet_file(str(tmp_path / name), framework=CODE)


def test_endless_file_ends() -> None:
    with pytest.raises(NotASheet, match="文件过大"):
        read_sheet_file("/dev/zero", framework=CODE)
