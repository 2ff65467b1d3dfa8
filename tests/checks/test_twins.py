"""Every rule has a sheet that violates it and one that narrowly does not."""

import pytest

from evalforms.checks.rules import RULES
from tests.checks.twins import (
    FORM_TWINS,
    INDICATOR_TWINS,
    MONEY_TWINS,
    PEOPLE_TWINS,
    SCORE_TWINS,
    Twin,
    cells_found,
)

TWINS = (*FORM_TWINS, *MONEY_TWINS, *INDICATOR_TWINS, *SCORE_TWINS, *PEOPLE_TWINS)
_ELSEWHERE = {"SC13"}  # needs an edition with caps: test_scores.py


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.rule)
def test_violation_is_found_at_its_cell(twin: Twin) -> None:
    assert twin.cell in cells_found(twin, twin.violates, twin.context)


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.rule)
def test_its_twin_passes(twin: Twin) -> None:
    context = twin.context if twin.passing_context is None else twin.passing_context
    assert twin.cell not in cells_found(twin, twin.passes, context)


def test_every_rule_has_a_twin() -> None:
    assert {rule.code for rule in RULES} - {twin.rule for twin in TWINS} == _ELSEWHERE
