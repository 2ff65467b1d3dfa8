from fractions import Fraction

import pytest

from evalforms.frameworks.errors import FrameworkError
from evalforms.frameworks.rule_reader import read_amounts, read_rule
from evalforms.frameworks.rules import Amount, Checkpoints, Manual, Proportional, Ratio
from evalforms.frameworks.tier_reader import read_tiers

AMOUNTS = read_amounts(
    {"spent": {"label": "支出", "plus": ["a"]}, "got": {"label": "到", "plus": ["b"]}}
)
RATIO = {"type": "ratio", "numerator": "spent", "denominator": "got"}


def test_rule_is_read_with_its_measure() -> None:
    measure = Ratio(numerator=Amount("支出", ("a",)), denominator=Amount("到", ("b",)))
    table = {"type": "proportional", "target": "95", "measure": RATIO}
    assert read_rule(table, AMOUNTS) == Proportional(measure, Fraction(95))


def test_manual_rule_needs_nothing() -> None:
    assert read_rule({"type": "manual"}, AMOUNTS) == Manual()


def test_checkpoints_share_the_weight_equally() -> None:
    rule = read_rule({"type": "checkpoints", "points": ["甲", "乙", "丙"]}, AMOUNTS)
    assert isinstance(rule, Checkpoints)
    assert [point.share for point in rule.points] == [Fraction(1, 3)] * 3


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ({"type": "magic"}, "unknown rule type 'magic'"),
        ({"type": "equal_zero", "measure": {"type": "magic"}}, "unknown measure type 'magic'"),
        ({"type": "equal_zero", "measure": RATIO | {"numerator": "x"}}, "unknown amount 'x'"),
    ],
)
def test_unknown_names_are_refused(table: dict[str, object], reason: str) -> None:
    with pytest.raises(FrameworkError, match=reason):
        read_rule(table, AMOUNTS)


@pytest.mark.parametrize(
    "ranges",
    [
        [],
        ["(*,10]"],
        ["[10,*)"],
        ["(*,10)", "(10,*)"],
        ["(*,10]", "[10,*)"],
        ["(*,10)", "[11,*)"],
        ["(*,10)", "[5,*)"],
        ["*,*"],
        ["(a,b)"],
    ],
)
def test_tiers_cover_every_rate_once(ranges: list[str]) -> None:
    with pytest.raises(FrameworkError):
        read_tiers([{"range": text, "share": "1"} for text in ranges])


def test_tiers_come_in_ascending_order() -> None:
    found = read_tiers([{"range": "[10,*)", "share": "1"}, {"range": "(*,10)", "share": "0"}])
    assert [(tier.low, tier.high, tier.share) for tier in found] == [(None, 10, 0), (10, None, 1)]
