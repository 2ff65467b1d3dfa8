"""What the seal looks like, measured on the drawn page."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdfium2
import pytest

from evalforms.signing.certificate import DEMONSTRATION
from evalforms.signing.seal_drawing import MILLIMETRE, SIZE, seal
from tests.signing.keys import NOW, signer
from tests.signing.pages import CODE, plain_pdf

SCALE = 4  # pixels per point


@cache
def picture(holder: str = "测试市财政局", words: str = "绩效自评电子签章") -> Any:
    """The square of the seal as drawn by another program than ours."""
    sealed = signer(holder=holder, words=words).sign(plain_pdf(), code=CODE, at=NOW)
    paper = pypdfium2.PdfDocument(sealed)
    paper.init_forms()
    right, bottom = 595.28 - 20 * MILLIMETRE, 22 * MILLIMETRE
    cut = (right - SIZE, bottom, 20 * MILLIMETRE, 841.89 - bottom - SIZE)
    return paper[0].render(scale=SCALE, crop=cut, may_draw_forms=True).to_pil().convert("RGB")


def pixels(image: Any) -> Iterator[tuple[int, int, tuple[int, int, int]]]:
    width, height = image.size
    for x in range(width):
        for y in range(height):
            yield x, y, image.getpixel((x, y))


def is_red(colour: tuple[int, int, int]) -> bool:
    return colour[0] > 180 and colour[1] < 100 and colour[2] < 100


def is_grey(colour: tuple[int, int, int]) -> bool:
    return max(colour) - min(colour) < 12 and max(colour) < 140


def test_ring_is_red_and_forty_millimetres_across() -> None:
    red = [(x, y) for x, y, colour in pixels(picture()) if is_red(colour)]
    for axis in (0, 1):
        found = [point[axis] for point in red]
        assert (max(found) - min(found)) / SCALE == pytest.approx(40 * MILLIMETRE, abs=1)


def test_star_is_in_the_middle() -> None:
    width, height = picture().size
    assert is_red(picture().getpixel((width // 2, height // 2)))


def test_nothing_but_the_seal_is_drawn_over_the_paper() -> None:
    """A text below stays readable: most of the square is left as it was."""
    colours = [colour for _, _, colour in pixels(picture())]
    assert sum(colour == (255, 255, 255) for colour in colours) / len(colours) > 0.6


def test_demonstration_is_written_across() -> None:
    assert [point for *point, colour in pixels(picture()) if is_grey(colour)] == []
    grey = [x for x, _, colour in pixels(picture(DEMONSTRATION)) if is_grey(colour)]
    assert (max(grey) - min(grey)) / SCALE > 15 * MILLIMETRE


@pytest.mark.parametrize("words", ["章", "晋中市财政局绩效自评专用章", "长" * 24, "𬭎䶮㛃𠮷"])
def test_words_of_any_length_stay_inside_the_ring(words: str) -> None:
    """Left and right of the lowest word nothing is red between words and ring."""
    image = picture(words=words)
    middle = image.size[0] / 2
    gap = [
        colour
        for x, y, colour in pixels(image)
        if 17.8 < ((x - middle) ** 2 + (y - middle) ** 2) ** 0.5 / SCALE / MILLIMETRE < 18.5
    ]
    assert [colour for colour in gap if is_red(colour)] == []


def test_character_without_a_glyph_is_a_gap_and_no_error() -> None:
    assert "nan" not in seal("\U0010fffd", "")
