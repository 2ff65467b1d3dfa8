"""Characters as outlines for a PDF page: what is drawn with them needs no font in the file."""

from functools import cache
from typing import Any

from django.conf import settings
from fontTools.pens.basePen import BasePen

FONTS = ("song-bold.ttf", "song-full.ttf")  # the second has what the first lacks
EM = 1000  # units in which outlines and widths are given


class _PdfPath(BasePen):
    """Quadratic curves arrive as cubic ones, the only ones that PDF has."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.drawn: list[str] = []

    def _moveTo(self, to: tuple[float, float]) -> None:
        self.drawn.append(f"{_numbers(to)} m")

    def _lineTo(self, to: tuple[float, float]) -> None:
        self.drawn.append(f"{_numbers(to)} l")

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self.drawn.append(f"{' '.join(map(_numbers, points))} c")

    def _closePath(self) -> None:
        self.drawn.append("h")


def _numbers(point: tuple[float, float]) -> str:
    return f"{round(point[0])} {round(point[1])}"


@cache
def outline(character: str) -> tuple[str, int]:
    """Path operators without the painting one, and the width; a character no font has is a gap."""
    for glyphs, names in _fonts():
        if name := names.get(ord(character)):
            pen = _PdfPath(glyphs)
            glyphs[name].draw(pen)
            return " ".join(pen.drawn), glyphs[name].width
    return "", EM


@cache
def _fonts() -> tuple[tuple[Any, dict[int, str]], ...]:
    from fontTools.ttLib import TTFont  # 0.1 s, and only where something is sealed

    folder = settings.BASE_DIR / "static" / "fonts"
    fonts = [TTFont(folder / name, lazy=True) for name in FONTS]
    return tuple((font.getGlyphSet(), font.getBestCmap()) for font in fonts)
