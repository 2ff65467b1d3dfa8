"""评价等次: the band that holds the total, half-open upwards, so that 89.99 is not yet 优."""

from collections.abc import Sequence
from decimal import Decimal

from evalforms.frameworks.definitions import GradeBand


def grade(total: Decimal, bands: Sequence[GradeBand]) -> str:
    """Name of the highest band whose minimum is reached; "" below all of them."""
    reached = [band for band in bands if total >= band.minimum]
    return max(reached, key=lambda band: band.minimum).name if reached else ""
