import hashlib
from itertools import chain
from pathlib import Path

from fontTools.ttLib import TTFont

from evalforms.documents.fonts import CONFIGURATION, FULL_FONT, STYLE_SHEETS
from evalforms.documents.page import page_html
from evalforms.frameworks.loader import load_framework
from tests.documents.papers import department_sheet, project_sheet

FOLDER = FULL_FONT.parent


def test_fonts_are_the_ones_on_record() -> None:
    recorded = dict(
        reversed(line.split()) for line in (FOLDER / "SHA256SUMS").read_text().splitlines()
    )
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.ttf")
    }
    assert found == recorded


def test_licence_and_settings_lie_beside_the_fonts() -> None:
    assert "SIL Open Font License" in (FOLDER / "OFL.txt").read_text()
    assert [path for path in (CONFIGURATION, *STYLE_SHEETS) if not path.is_file()] == []


def test_small_fonts_cover_every_character_of_both_forms() -> None:
    framework = load_framework("jinzhong-2020")
    sheets = (department_sheet(), project_sheet())
    text = set(chain(*(page_html(sheet, framework, edition="draft") for sheet in sheets)))
    needed = {ord(character) for character in text if character >= " "}
    for name in ("song-regular.ttf", "song-bold.ttf"):
        assert needed - characters(FOLDER / name) == set()


def test_small_fonts_cover_gb2312_and_are_covered_by_the_full_one() -> None:
    gb2312 = {
        ord(text)
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
        if (text := bytes((high, low)).decode("gb2312", errors="ignore"))
    }
    small = characters(FOLDER / "song-regular.ttf")
    assert len(gb2312) == 6763
    assert gb2312 <= small <= characters(FULL_FONT)


def characters(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())
