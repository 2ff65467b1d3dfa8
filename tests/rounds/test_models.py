"""When: rounds, their deadline, and extensions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import make

pytestmark = pytest.mark.django_db


def test_a_round_is_open_between_opening_and_deadline(unit):
    assert make.round().is_open_for(unit) is True
    assert make.round(days_left=-1).is_open_for(unit) is False
    assert make.round(opens_in=1).is_open_for(unit) is False


def test_an_extension_holds_for_its_unit_only(unit, outside_unit):
    over = make.round(days_left=-1)
    extension = make.extension(over, unit, days_left=5)
    assert over.due_at_for(unit) == extension.due_at
    assert over.due_at_for(outside_unit) == over.due_at
    assert (over.is_open_for(unit), over.is_open_for(outside_unit)) == (True, False)


def test_an_extension_is_not_handed_down(unit, subordinate):
    over = make.round(days_left=-1)
    make.extension(over, unit, days_left=5)
    assert over.is_open_for(subordinate) is False


def test_a_round_closes_with_its_last_moment(unit, monkeypatch):
    round = make.round()
    monkeypatch.setattr(timezone, "now", lambda: round.due_at)
    assert round.is_open_for(unit) is True
    monkeypatch.setattr(timezone, "now", lambda: round.due_at + timedelta(microseconds=1))
    assert round.is_open_for(unit) is False


def test_the_same_project_code_is_free_in_another_unit(unit, outside_unit):
    make.project(unit, code="P1")
    assert make.project(outside_unit, code="P1").code == "P1"
