"""What holds for every sheet."""

from dataclasses import replace
from decimal import ROUND_DOWN, Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evalforms.frameworks.definitions import ScoreMode
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.grade import grade
from evalforms.scoring.rounding import exact_sum, half_up
from evalforms.scoring.scorecard import Scorecard, evaluate
from evalforms.sheets.codec import read_sheet, write_sheet
from evalforms.sheets.sheet import Sheet
from tests.golden_sheets import project
from tests.sheets.strategies import project_sheets, sheets

EDITIONS = st.sampled_from(["jinzhong-2020", "rules-strict"])
MONEY = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False)


def _card(sheet: Sheet, code: str = "jinzhong-2020") -> Scorecard:
    return evaluate(sheet, load_framework(code).form(sheet.form))


@given(sheets(), EDITIONS)
def test_rule_gives_between_nothing_and_the_weight(sheet: Sheet, code: str) -> None:
    for line in _card(sheet, code).lines:
        if line.advised is not None:
            assert 0 <= line.advised <= line.weight
            assert line.problem is None
        elif line.mode is ScoreMode.COMPUTED:
            assert line.score is None
            assert line.problem


@given(sheets(), EDITIONS)
def test_every_figure_has_two_places(sheet: Sheet, code: str) -> None:
    card = _card(sheet, code)
    figures = [card.total, card.total_weight, *card.subtotals.values(), *card.weights.values()]
    figures += [
        figure
        for line in card.lines
        for figure in (line.weight, line.score, line.rate, line.advised)
        if figure is not None
    ]
    assert {figure.as_tuple().exponent for figure in figures} == {-2}


@given(sheets(), EDITIONS)
def test_total_is_the_sum_of_printed_lines(sheet: Sheet, code: str) -> None:
    definition = load_framework(code).form(sheet.form)
    card = evaluate(sheet, definition)
    scores = {line.indicator: line.score or Decimal(0) for line in card.lines}
    for dimension in definition.dimensions:
        printed = sum(scores[row.code] for row in dimension.indicators)
        assert card.subtotals[dimension.code] == printed
    deductions = sum(cap.deduction for cap in card.caps)
    assert card.total == sum(card.subtotals.values()) - deductions


@given(sheets(), EDITIONS)
def test_scoring_twice_changes_nothing(sheet: Sheet, code: str) -> None:
    card = _card(sheet, code)
    assert _card(sheet, code) == card
    assert _card(read_sheet(write_sheet(sheet)), code) == card


@given(sheets(), EDITIONS)
def test_writing_computed_scores_back_changes_nothing(sheet: Sheet, code: str) -> None:
    card = _card(sheet, code)
    rows = tuple(
        replace(row, weight=card.line(row.indicator).weight, score=card.line(row.indicator).score)
        for row in sheet.scores
    )
    assert _card(replace(sheet, scores=rows), code) == card


@given(sheets(), EDITIONS)
def test_decimal_context_does_not_matter(sheet: Sheet, code: str) -> None:
    card = _card(sheet, code)
    with localcontext(Context(prec=3, rounding=ROUND_DOWN)):
        assert _card(sheet, code) == card


@given(sheets(), EDITIONS, st.randoms(use_true_random=False))
def test_order_of_score_rows_does_not_matter(sheet: Sheet, code: str, random: Any) -> None:
    rows = list(sheet.scores)
    random.shuffle(rows)
    assert _card(replace(sheet, scores=tuple(rows)), code) == _card(sheet, code)


@given(project_sheets, st.randoms(use_true_random=False))
def test_order_of_objectives_does_not_change_points(sheet: Any, random: Any) -> None:
    rows = list(sheet.objectives)
    random.shuffle(rows)
    shuffled = _card(replace(sheet, objectives=tuple(rows)))
    assert [line.advised for line in shuffled.lines] == [
        line.advised for line in _card(sheet).lines
    ]


@given(MONEY, MONEY, MONEY)
def test_more_money_in_place_never_lowers_its_score(
    budget: Decimal, allocated: Decimal, more: Decimal
) -> None:
    code = "funds_in_place_rate"
    less_card = _card(project(budget=str(budget), allocated=str(allocated)))
    more_card = _card(project(budget=str(budget), allocated=str(allocated + more)))
    before, after = less_card.line(code).score, more_card.line(code).score
    assert (before is None) == (after is None) == (budget == 0)
    assert (before or 0) <= (after or 0)


@given(MONEY, MONEY)
def test_proportional_agrees_with_whole_number_arithmetic(
    allocated: Decimal, budget: Decimal
) -> None:
    """An oracle in cents: no fraction, no decimal, half up by hand."""
    score = (
        _card(project(budget=str(budget), allocated=str(allocated)))
        .line("funds_in_place_rate")
        .score
    )
    paid, planned = int(allocated * 100), int(budget * 100)
    if planned == 0:
        assert score is None
    else:
        hundredths = (2 * 300 * min(paid, planned) + planned) // (2 * planned)
        assert score == Decimal(hundredths) / 100


@given(st.integers(min_value=-(10**9), max_value=10**9), st.integers(min_value=1, max_value=10**6))
def test_rounding_is_half_up_away_from_zero(numerator: int, denominator: int) -> None:
    rounded = int(half_up(Fraction(numerator, denominator)) * 100)
    distance = abs(Fraction(numerator, denominator) * 100 - rounded)
    assert distance <= Fraction(1, 2)
    if distance == Fraction(1, 2):
        assert abs(rounded) > abs(Fraction(numerator * 100, denominator))


@given(st.lists(st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False)))
def test_sums_are_exact(values: list[Decimal]) -> None:
    assert Fraction(exact_sum(values)) == sum(map(Fraction, values), Fraction(0))


@given(st.decimals(min_value=0, max_value=100, places=2, allow_nan=False))
def test_grade_is_that_of_the_band_below(total: Decimal) -> None:
    bands = load_framework("jinzhong-2020").project.grades
    named = "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"
    assert grade(total, bands) == named
