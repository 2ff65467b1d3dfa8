"""Each rule type by example, at and around its boundaries."""

from fractions import Fraction

import pytest

from evalforms.frameworks.rules import (
    Amount,
    Band,
    Checkpoint,
    Checkpoints,
    Deduction,
    EqualZero,
    Gate,
    Level,
    MeasuredRule,
    PercentCell,
    Proportional,
    ReverseLinear,
    ReverseRatio,
    Side,
    Step,
    Tiers,
)
from evalforms.frameworks.tier_reader import read_tiers
from evalforms.scoring.advice import award_points
from evalforms.scoring.band import band, level_of
from evalforms.scoring.checkpoints import checkpoints
from evalforms.scoring.rounding import half_up

CELL = PercentCell(Amount("率", ("x",)))
ADJUSTMENT = [
    ("(*,0]", "1"),
    ("(0,10]", "2/3"),
    ("(10,20]", "1/3"),
    ("(20,30]", "1/6"),
    ("(30,*)", "0"),
]
TIERS = Tiers(CELL, read_tiers([{"range": text, "share": share} for text, share in ADJUSTMENT]))
OPEN_TIERS = Tiers(
    CELL, read_tiers([{"range": "[90,*)", "share": "1"}, {"range": "(*,90)", "share": "0.8"}])
)


def _points(rule: MeasuredRule, rate: str, weight: str) -> str:
    return str(half_up(award_points(rule, Fraction(rate), Fraction(weight)).points))


@pytest.mark.parametrize(
    ("rate", "points"),
    [
        ("0", "0.00"),
        ("82.37", "2.47"),
        ("100", "3.00"),
        ("100.01", "3.00"),
        ("250", "3.00"),
        ("-5", "0.00"),
    ],
)
def test_proportional(rate: str, points: str) -> None:
    assert _points(Proportional(CELL), rate, "3") == points


@pytest.mark.parametrize(("rate", "points"), [("95", "4.00"), ("90", "3.79"), ("96", "4.00")])
def test_proportional_to_a_target(rate: str, points: str) -> None:
    assert _points(Proportional(CELL, Fraction(95)), rate, "4") == points


@pytest.mark.parametrize(
    ("rate", "points"),
    [
        ("0", "6.00"),
        ("10", "6.00"),
        ("12.5", "4.50"),
        ("15", "3.00"),
        ("19.99", "0.01"),
        ("20", "0.00"),
        ("99", "0.00"),
    ],
)
def test_reverse_linear(rate: str, points: str) -> None:
    assert _points(ReverseLinear(CELL, Fraction(10)), rate, "6") == points


@pytest.mark.parametrize(
    ("rate", "points"),
    [("0", "6.00"), ("10", "6.00"), ("20", "3.00"), ("30", "2.00"), ("1000", "0.06")],
)
def test_reverse_ratio(rate: str, points: str) -> None:
    assert _points(ReverseRatio(CELL, Fraction(10)), rate, "6") == points


@pytest.mark.parametrize(("rate", "points"), [("-1", "5.00"), ("0", "5.00"), ("0.001", "0.00")])
def test_equal_zero(rate: str, points: str) -> None:
    assert _points(EqualZero(CELL), rate, "5") == points


@pytest.mark.parametrize(
    ("rate", "points"),
    [
        ("88.66", "5.00"),
        ("100", "5.00"),
        ("101", "4.50"),
        ("100.5", "4.75"),
        ("110", "0.00"),
        ("200", "0.00"),
    ],
)
def test_deduction_above(rate: str, points: str) -> None:
    rule = Deduction(CELL, Fraction(100), Fraction(1, 10), Side.ABOVE)
    assert _points(rule, rate, "5") == points


@pytest.mark.parametrize(
    ("rate", "points"),
    [("17.63", "7.00"), ("0", "7.00"), ("-1", "6.30"), ("-10", "0.00"), ("-99", "0.00")],
)
def test_deduction_below(rate: str, points: str) -> None:
    rule = Deduction(CELL, Fraction(0), Fraction(1, 10), Side.BELOW)
    assert _points(rule, rate, "7") == points


@pytest.mark.parametrize(("rate", "points"), [("100", "3.00"), ("98", "2.40"), ("102", "2.40")])
def test_deduction_on_both_sides(rate: str, points: str) -> None:
    rule = Deduction(CELL, Fraction(100), Fraction(1, 10), Side.BOTH)
    assert _points(rule, rate, "3") == points


@pytest.mark.parametrize(
    ("rate", "points"),
    [
        ("100", "5.00"),
        ("99.27", "5.00"),
        ("95.01", "5.00"),
        ("95", "3.00"),
        ("92.8", "3.00"),
        ("90", "1.00"),
        ("85", "0.00"),
        ("0", "0.00"),
        ("120", "5.00"),
    ],
)
def test_step(rate: str, points: str) -> None:
    rule = Step(CELL, Fraction(100), Fraction(5), Fraction(2, 5), Side.BELOW)
    assert _points(rule, rate, "5") == points


@pytest.mark.parametrize(
    ("rate", "points"),
    [
        ("-1", "3.00"),
        ("0", "3.00"),
        ("0.0000001", "2.00"),
        ("10", "2.00"),
        ("10.0000001", "1.00"),
        ("20", "1.00"),
        ("30", "0.50"),
        ("30.0000001", "0.00"),
        ("46.22", "0.00"),
    ],
)
def test_tiers_closed_above(rate: str, points: str) -> None:
    assert _points(TIERS, rate, "3") == points


@pytest.mark.parametrize(
    ("rate", "points"), [("90", "4.00"), ("89.9999999", "3.20"), ("100", "4.00")]
)
def test_tiers_closed_below(rate: str, points: str) -> None:
    assert _points(OPEN_TIERS, rate, "4") == points


@pytest.mark.parametrize(
    ("rate", "points"),
    [("59.99", "0.00"), ("60", "6.00"), ("99", "9.90"), ("100", "10.00"), ("130", "10.00")],
)
def test_gate(rate: str, points: str) -> None:
    assert _points(Gate(CELL, Fraction(60)), rate, "10") == points


POINTS = Checkpoints(tuple(Checkpoint(text, Fraction(1, 3)) for text in "甲乙丙"))


@pytest.mark.parametrize(("met", "points"), [(set(), "0.00"), ({1}, "1.33"), ({0, 1, 2}, "4.00")])
def test_checkpoints(met: set[int], points: str) -> None:
    award = checkpoints(POINTS, met, Fraction(4))
    assert str(half_up(award.points)) == points
    assert award.note == f"3个要点符合{len(met)}个"


def test_checkpoint_that_does_not_exist_is_refused() -> None:
    with pytest.raises(IndexError):
        checkpoints(POINTS, {3}, Fraction(4))


LEVELS = Band(
    (
        Level("达成", Fraction(4, 5), Fraction(1)),
        Level("部分达成", Fraction(3, 5), Fraction(4, 5)),
        Level("未达成", Fraction(0), Fraction(3, 5)),
    )
)


@pytest.mark.parametrize(
    ("level", "interval"),
    [("达成", "4.00–5.00"), ("部分达成", "3.00–4.00"), ("未达成", "0.00–3.00")],
)
def test_band_opens_an_interval(level: str, interval: str) -> None:
    low, high = band(LEVELS, level, Fraction(5))
    assert f"{low}–{high}" == interval


def test_band_knows_its_levels_only() -> None:
    with pytest.raises(KeyError):
        band(LEVELS, "很好", Fraction(5))


@pytest.mark.parametrize(
    ("points", "level"),
    [
        ("5", "达成"),
        ("4", "达成"),
        ("3.99", "部分达成"),
        ("3", "部分达成"),
        ("2.99", "未达成"),
        ("0", "未达成"),
    ],
)
def test_points_belong_to_a_level(points: str, level: str) -> None:
    found = level_of(LEVELS, Fraction(points), Fraction(5))
    assert found is not None
    assert found.name == level


def test_points_without_weight_belong_to_no_level() -> None:
    assert level_of(LEVELS, Fraction(0), Fraction(0)) is None


@pytest.mark.parametrize(
    ("rule", "rate", "note", "working"),
    [
        (Proportional(CELL), "50", "", "8 × 50.00%"),
        (Proportional(CELL), "130", "超过100%按满分计", ""),
        (Proportional(CELL, Fraction(95)), "90", "", "8 × 90.00% ÷ 95%"),
        (
            Deduction(CELL, Fraction(100), Fraction(1, 6), Side.ABOVE),
            "103",
            "超过100%共3个百分点",
            "8 − 8 × 1/6 × 3",
        ),
        (TIERS, "12", "高于10%、不超过20%得分值的1/3", "8 × 1/3"),
        (TIERS, "46", "高于30%不得分", ""),
        (Gate(CELL, Fraction(60)), "59", "低于及格线60%不得分", ""),
        (ReverseLinear(CELL, Fraction(10)), "12", "", "8 × (1 − (12.00% − 10%) ÷ 10%)"),
        (ReverseRatio(CELL, Fraction(10)), "20", "", "8 × 10% ÷ 20.00%"),
        (
            Step(CELL, Fraction(100), Fraction(5), Fraction(2, 5), Side.BELOW),
            "92.8",
            "低于100%每满5个百分点计1次, 共1次",
            "8 − 8 × 40% × 1",
        ),
    ],
)
def test_award_explains_itself(rule: MeasuredRule, rate: str, note: str, working: str) -> None:
    award = award_points(rule, Fraction(rate), Fraction(8))
    assert (award.note, award.working) == (note, working)
