"""Intervals as mathematicians write them: "[80,90)" includes 80, not 90; "*" is no bound."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise

from evalforms.frameworks.errors import FrameworkError
from evalforms.frameworks.rules import Tier

_INTERVAL = re.compile(r"([\[(])\s*(\*|-?[\d.]+)\s*,\s*(\*|-?[\d.]+)\s*([\])])")


def read_tiers(items: Iterable[Mapping[str, str]]) -> tuple[Tier, ...]:
    """Tiers in ascending order. Raises FrameworkError unless they cover every rate exactly once."""
    tiers = tuple(sorted((_tier(item) for item in items), key=_position))
    if not tiers or tiers[0].low is not None or tiers[-1].high is not None:
        raise FrameworkError("tiers must reach from (*, to ,*)")
    for lower, upper in pairwise(tiers):
        if lower.high != upper.low or lower.high_closed == upper.low_closed:
            raise FrameworkError(f"tiers leave a gap or overlap at {lower.high} / {upper.low}")
    return tiers


def _tier(item: Mapping[str, str]) -> Tier:
    match = _INTERVAL.fullmatch(item["range"])
    if match is None:
        raise FrameworkError(f"{item['range']!r} is not an interval")
    opening, low, high, closing = match.groups()
    return Tier(
        share=Fraction(item["share"]),
        low=_bound(low),
        low_closed=opening == "[",
        high=_bound(high),
        high_closed=closing == "]",
    )


def _bound(text: str) -> Fraction | None:
    return None if text == "*" else Fraction(text)


def _position(tier: Tier) -> tuple[bool, Fraction, bool]:
    unbounded = tier.low is None
    return (not unbounded, tier.low or Fraction(0), not tier.low_closed)
