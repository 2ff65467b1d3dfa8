"""Third-party front-end files are, byte for byte, what scripts/vendor-frontend fetched."""

import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCK = dict(
    reversed(line.split("  ", 1))
    for line in (ROOT / "static/vendor/vendor.lock").read_text().splitlines()
)


@pytest.mark.parametrize("name", LOCK)
def test_vendored_file_matches_its_hash(name: str) -> None:
    assert hashlib.sha384((ROOT / name).read_bytes()).hexdigest() == LOCK[name]


def test_every_vendored_file_is_locked() -> None:
    folders = [ROOT / "static/vendor", ROOT / "tests/vendor"]
    files = {str(path.relative_to(ROOT)) for folder in folders for path in folder.rglob("*.*")}
    licences = {"static/vendor/bootstrap/LICENSE", "static/vendor/bootstrap-icons/LICENSE"}
    assert files - {"static/vendor/vendor.lock"} == set(LOCK) - licences


def test_no_vendored_file_asks_for_a_source_map() -> None:
    asking = [name for name in LOCK if b"sourceMappingURL" in (ROOT / name).read_bytes()]
    assert asking == []
