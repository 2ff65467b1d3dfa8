"""Each percentage point beyond the limit costs a share of 分值; parts of a point cost in part."""

from fractions import Fraction

from evalforms.frameworks.rules import Deduction
from evalforms.scoring.award import Award, within
from evalforms.scoring.distance import BEYOND, FULL, beyond
from evalforms.scoring.wording import plain, share


def deduction(rule: Deduction, rate: Fraction, weight: Fraction) -> Award:
    """Points exact; rate and limit in percent."""
    gap = beyond(rate, rule.limit, rule.side)
    if not gap:
        return Award(weight, note=FULL[rule.side].format(plain(rule.limit)))
    points = within(weight - weight * rule.share * gap, weight)
    note = f"{BEYOND[rule.side]}{plain(rule.limit)}%共{plain(gap)}个百分点"
    if not points:
        return Award(points, note=f"{note}, 扣完为止")
    working = f"{plain(weight)} − {plain(weight)} × {share(rule.share)} × {plain(gap)}"
    return Award(points, note=note, working=working)
