"""The paper, its points and its checks know no Django: kept by the suite itself."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "evalforms"
PURE = ("frameworks", "sheets", "narratives", "scoring", "checks")
ORDER = ("frameworks", "sheets", "narratives", "scoring", "checks")
NOT_PURE = ROOT / "frameworks" / "models.py"

FILES = sorted(
    file for package in PURE for file in (ROOT / package).rglob("*.py") if file != NOT_PURE
)


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            yield node.module or ""


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_pure_file_imports_standard_library_and_lower_layers_only(file: Path) -> None:
    layer = file.relative_to(ROOT).parts[0]
    allowed = {f"evalforms.{name}" for name in ORDER[: ORDER.index(layer) + 1]}
    own = [name for name in _imported(file) if name.startswith("evalforms")]
    foreign = {name.partition(".")[0] for name in _imported(file)} - {"evalforms"}
    assert [name for name in own if ".".join(name.split(".")[:2]) not in allowed] == []
    assert sorted(foreign - set(sys.stdlib_module_names)) == []


def test_pure_files_were_found() -> None:
    assert len(FILES) > 40
