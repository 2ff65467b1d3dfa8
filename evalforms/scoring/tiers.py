"""Table lookup: the interval in which the rate lies says the share of 分值."""

from fractions import Fraction

from evalforms.frameworks.rules import Tier, Tiers
from evalforms.scoring.award import Award
from evalforms.scoring.wording import plain, share


def tiers(rule: Tiers, rate: Fraction, weight: Fraction) -> Award:
    """Points exact; rate and bounds in percent. The unrounded rate decides at a boundary."""
    tier = next(tier for tier in rule.tiers if holds(tier, rate))
    if tier.share == 1:
        return Award(weight, note=f"{_interval(tier)}得满分")
    if not tier.share:
        return Award(Fraction(0), note=f"{_interval(tier)}不得分")
    note = f"{_interval(tier)}得分值的{share(tier.share)}"
    return Award(weight * tier.share, note, f"{plain(weight)} × {share(tier.share)}")


def holds(tier: Tier, rate: Fraction) -> bool:
    """Whether the rate lies in the interval of this tier."""
    return _above(tier, rate) and _below(tier, rate)


def _above(tier: Tier, rate: Fraction) -> bool:
    return tier.low is None or rate > tier.low or (tier.low_closed and rate == tier.low)


def _below(tier: Tier, rate: Fraction) -> bool:
    return tier.high is None or rate < tier.high or (tier.high_closed and rate == tier.high)


def _interval(tier: Tier) -> str:
    low = "" if tier.low is None else f"{'不低于' if tier.low_closed else '高于'}{plain(tier.low)}%"
    high = (
        ""
        if tier.high is None
        else f"{'不超过' if tier.high_closed else '低于'}{plain(tier.high)}%"
    )
    return "、".join(part for part in (low, high) if part)
