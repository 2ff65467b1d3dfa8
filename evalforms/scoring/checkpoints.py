"""要点: each point that is met earns its share of 分值."""

from collections.abc import Set
from fractions import Fraction

from evalforms.frameworks.rules import Checkpoints
from evalforms.scoring.award import Award
from evalforms.scoring.wording import plain


def checkpoints(rule: Checkpoints, met: Set[int], weight: Fraction) -> Award:
    """Points exact; `met` holds the positions of the points that are met, from 0.

    Raises IndexError for a position that the rule does not have.
    """
    shares = [rule.points[position].share for position in sorted(met)]
    note = f"{len(rule.points)}个要点符合{len(shares)}个"
    total = sum(shares, Fraction(0))
    return Award(weight * total, note, f"{plain(weight)} × {total}")
