"""The three qualitative levels of 财预〔2020〕10号 and the shares that each leaves open.

Bounds belong to the better level: 80% is 达成, 60% is 部分达成.
"""

from fractions import Fraction

from evalforms.frameworks.rules import Level

REACHED = Level("达成", Fraction(4, 5), Fraction(1))
PARTLY = Level("部分达成", Fraction(3, 5), Fraction(4, 5))
MISSED = Level("未达成", Fraction(0), Fraction(3, 5))
LEVELS = (REACHED, PARTLY, MISSED)

_LONGER = {
    "达成年度指标": REACHED,
    "达成预期指标": REACHED,
    "部分达成年度指标并具有一定效果": PARTLY,
    "未达成年度指标且效果较差": MISSED,
}
_BY_NAME = {level.name: level for level in LEVELS} | _LONGER


def level_named(text: str) -> Level | None:
    """The level that a cell names in its official words, short or long."""
    return _BY_NAME.get(text.strip())


def band_of(level: Level) -> str:
    """`100%–80%`, best first as the regulation prints it."""
    return f"{_whole(level.highest)}–{_whole(level.lowest)}"


def _whole(share: Fraction) -> str:
    return f"{int(share * 100)}%"
