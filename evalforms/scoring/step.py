"""Each full step beyond the limit costs a share of 分值; an unfinished step costs nothing."""

from fractions import Fraction

from evalforms.frameworks.rules import Step
from evalforms.scoring.award import Award, within
from evalforms.scoring.distance import BEYOND, FULL, beyond
from evalforms.scoring.wording import plain, share


def step(rule: Step, rate: Fraction, weight: Fraction) -> Award:
    """Points exact; rate, limit and step in percent."""
    gap = beyond(rate, rule.limit, rule.side)
    if not gap:
        return Award(weight, note=FULL[rule.side].format(plain(rule.limit)))
    steps = gap // rule.step
    points = within(weight - weight * rule.share * steps, weight)
    note = (
        f"{BEYOND[rule.side]}{plain(rule.limit)}%每满{plain(rule.step)}个百分点计1次, 共{steps}次"
    )
    if not points:
        return Award(points, note=f"{note}, 扣完为止")
    return Award(points, note, f"{plain(weight)} − {plain(weight)} × {share(rule.share)} × {steps}")
