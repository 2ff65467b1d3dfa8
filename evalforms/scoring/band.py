"""Qualitative judgement: the level opens an interval of points, the evaluator picks inside it."""

from decimal import Decimal
from fractions import Fraction

from evalforms.frameworks.rules import Band, Level
from evalforms.scoring.rounding import half_up


def band(rule: Band, level: str, weight: Fraction) -> tuple[Decimal, Decimal]:
    """Lowest and highest points of a level. Raises KeyError for a level the rule does not have."""
    found = _levels(rule)[level]
    return half_up(weight * found.lowest), half_up(weight * found.highest)


def level_of(rule: Band, points: Fraction, weight: Fraction) -> Level | None:
    """The best level whose interval holds these points; None above 分值 or without 分值."""
    if not weight:
        return None
    share = points / weight
    ranked = sorted(rule.levels, key=lambda level: level.lowest, reverse=True)
    return next((level for level in ranked if level.lowest <= share <= level.highest), None)


def _levels(rule: Band) -> dict[str, Level]:
    return {level.name: level for level in rule.levels}
