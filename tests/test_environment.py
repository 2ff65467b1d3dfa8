"""Plain values by NAME, secrets by NAME or NAME_FILE, and keys that are made once and kept."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from evalforms.environment import env_flag, env_int, env_list, kept_secret, secret


@pytest.mark.parametrize(
    ("typed", "meaning"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("", False)]
)
def test_flag_reads_yes_and_no(
    monkeypatch: pytest.MonkeyPatch, typed: str, *, meaning: bool
) -> None:
    monkeypatch.setenv("SWITCH", typed)
    assert env_flag("SWITCH") is meaning


def test_flag_refuses_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SWITCH", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="SWITCH='perhaps'"):
        env_flag("SWITCH")


def test_int_falls_back_when_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNT", " ")
    assert env_int("COUNT", 4) == 4


def test_int_refuses_other_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNT", "-1")
    with pytest.raises(ImproperlyConfigured, match="COUNT='-1'"):
        env_int("COUNT", 4)


def test_list_drops_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", "a.example, ,b.example,")
    assert env_list("HOSTS") == ["a.example", "b.example"]


def test_secret_comes_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from-file\n")
    monkeypatch.setenv("KEY", "from-environment")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    assert secret("KEY") == "from-file"


def test_secret_file_missing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "absent"))
    with pytest.raises(ImproperlyConfigured, match="KEY_FILE"):
        secret("KEY")


def test_kept_secret_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "key"
    first = kept_secret("ABSENT_KEY", path)
    assert len(first) >= 80
    assert kept_secret("ABSENT_KEY", path) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["key"]


def test_kept_secret_is_one_for_all_who_start_together(tmp_path: Path) -> None:
    path = tmp_path / "key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: kept_secret("ABSENT_KEY", path), range(32)))
    assert keys == {path.read_text()}


def test_kept_secret_prefers_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KEY", "given")
    assert kept_secret("KEY", tmp_path / "key") == "given"
    assert not (tmp_path / "key").exists()


def test_kept_secret_refuses_an_emptied_file(tmp_path: Path) -> None:
    (tmp_path / "key").touch()
    with pytest.raises(ImproperlyConfigured, match="是空的"):
        kept_secret("ABSENT_KEY", tmp_path / "key")
