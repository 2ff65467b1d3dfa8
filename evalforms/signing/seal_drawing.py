"""The seal as PDF drawing operators: ring, star, words along the arc, small lines below the star.

Lengths are in points; the origin is the lower left corner of the seal's square.
"""

from math import cos, pi, sin

from evalforms.signing.outlines import EM, outline

MILLIMETRE = 72 / 25.4
SIZE = 40 * MILLIMETRE
MIDDLE = SIZE / 2

RED = "0.85 0.07 0.07"
GREY = "0.35 0.35 0.35"
RING = 1.2 * MILLIMETRE  # width of the line
STAR = 6.0 * MILLIMETRE  # from its middle to a tip
STAR_ABOVE_MIDDLE = 0.8 * MILLIMETRE
ARC = 12.6 * MILLIMETRE  # from the middle to the feet of the largest words
HEADS = 17.6 * MILLIMETRE  # from the middle to the heads of all words
WIDEST_ARC = 214 * pi / 180
LARGEST_WORDS = 5.0 * MILLIMETRE
NARROW = 0.82  # words on a seal are taller than wide
SMALL = 2.0 * MILLIMETRE
WIDEST_LINE = 19 * MILLIMETRE
# From the middle; between them lies the date that the paper prints.
LINES = (-7.2 * MILLIMETRE, -14.2 * MILLIMETRE)
ACROSS = 10 * MILLIMETRE
ACROSS_ABOVE_MIDDLE = 1.5 * MILLIMETRE


def seal(words: str, holder: str, *, across: str = "") -> str:
    """What is the same on every document. across: words laid over the whole, hollow."""
    parts = [_ring(), _star(), _along_arc(words), line(holder, 0)]
    return "\n".join([*parts, _across(across)] if across else parts)


def line(text: str, number: int) -> str:
    """A small line below the star, the first or the second (0 or 1)."""
    width = sum(outline(character)[1] for character in text) / EM or 1
    size = min(SMALL, WIDEST_LINE / width)
    left, foot = MIDDLE - width * size / 2, MIDDLE + LINES[number]
    return _painted(RED, _row(text, f"{size / EM:.5f} 0 0 {size / EM:.5f} {left:.2f} {foot:.2f}"))


def _ring() -> str:
    radius = MIDDLE - RING / 2
    bend = radius * 0.5523  # four curves make a circle
    corners = [(1, 0), (0, 1), (-1, 0), (0, -1)]
    drawn = [f"q {RED} RG {RING:.2f} w {MIDDLE + radius:.2f} {MIDDLE:.2f} m"]
    for (x, y), (next_x, next_y) in zip(corners, corners[1:] + corners[:1], strict=True):
        points = (
            (radius * x + bend * next_x, radius * y + bend * next_y),
            (radius * next_x + bend * x, radius * next_y + bend * y),
            (radius * next_x, radius * next_y),
        )
        drawn.append(" ".join(f"{MIDDLE + a:.2f} {MIDDLE + b:.2f}" for a, b in points) + " c")
    return " ".join([*drawn, "s Q"])


def _star() -> str:
    """Every second of five tips, one after the other, closes to a star that is filled whole."""
    angles = [pi / 2 + 4 * pi / 5 * tip for tip in range(5)]
    points = [
        (MIDDLE + STAR * cos(angle), MIDDLE + STAR_ABOVE_MIDDLE + STAR * sin(angle))
        for angle in angles
    ]
    steps = [f"{x:.2f} {y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points)]
    return _painted(RED, " ".join([*steps, "f"]))


def _along_arc(words: str) -> str:
    """Left to right over the top, every character upright on the circle."""
    step = min(WIDEST_ARC / max(len(words) - 1, 1), 1.25 * LARGEST_WORDS / ARC)
    size = min(LARGEST_WORDS, step * ARC)
    first = pi / 2 + step * (len(words) - 1) / 2
    drawn = [_on_arc(word, first - at * step, size) for at, word in enumerate(words)]
    return _painted(RED, "\n".join(drawn))


def _on_arc(character: str, angle: float, size: float) -> str:
    path, width = outline(character)
    tall, wide = size / EM, size * NARROW / EM
    turn = angle - pi / 2
    x = MIDDLE + (HEADS - size) * cos(angle) - width / 2 * wide * cos(turn)
    y = MIDDLE + (HEADS - size) * sin(angle) - width / 2 * wide * sin(turn)
    turned = (wide * cos(turn), wide * sin(turn), -tall * sin(turn), tall * cos(turn))
    return f"q {' '.join(f'{part:.5f}' for part in turned)} {x:.2f} {y:.2f} cm {path} f Q"


def _across(words: str) -> str:
    """Hollow, so that it hides nothing; rising from left to right."""
    width = sum(outline(character)[1] for character in words) / EM
    scale, turn = ACROSS / EM, 25 * pi / 180
    x = MIDDLE - ACROSS * (width / 2 * cos(turn) - 0.36 * sin(turn))
    y = MIDDLE + ACROSS_ABOVE_MIDDLE - ACROSS * (width / 2 * sin(turn) + 0.36 * cos(turn))
    turned = (scale * cos(turn), scale * sin(turn), -scale * sin(turn), scale * cos(turn))
    where = f"{' '.join(f'{part:.5f}' for part in turned)} {x:.2f} {y:.2f}"
    return f"q {GREY} RG 22 w {_row(words, where, paint='S')} Q"


def _row(text: str, where: str, *, paint: str = "f") -> str:
    """Characters one after the other; where: the matrix of the first, in units of the outlines."""
    drawn = [f"q {where} cm"]
    for character in text:
        path, width = outline(character)
        drawn.append(f"{path} {paint} 1 0 0 1 {width} 0 cm" if path else f"1 0 0 1 {width} 0 cm")
    return " ".join([*drawn, "Q"])


def _painted(colour: str, drawn: str) -> str:
    return f"q {colour} rg {drawn} Q"
