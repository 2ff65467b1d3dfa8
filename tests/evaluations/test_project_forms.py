"""The project forms that stand beside a department's own."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evalforms.evaluations.project_forms import project_forms
from evalforms.evaluations.states import State
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def department(unit, open_round):
    return make.evaluation(unit=unit, kind="department", round=open_round, state=State.SUBMITTED)


def form_of(unit, round, *, name: str, **how):
    return make.evaluation(project=make.project(unit, name=name), round=round, **how)


def test_the_forms_of_the_branch_in_this_round(
    department, unit, subordinate, outside_unit, open_round, unit_head
):
    own = form_of(unit, open_round, name="本级项目")
    below = form_of(subordinate, open_round, name="下级项目")
    form_of(outside_unit, open_round, name="外单位项目")
    form_of(unit, open_round, name="作废项目", state=State.VOID)
    form_of(unit, make.round(), name="别的轮次")
    found = project_forms(unit_head, department)
    assert [form.evaluation for form in found.forms] == [own, below]
    own.refresh_from_db()
    one = own.project_cells
    assert found.allocated == 2 * one.funds_allocated
    assert found.forms[0].spent == found.spent / 2 > Decimal("0.00")
    assert (found.forms[0].total, found.forms[0].grade) == (own.total, own.grade)


def test_the_reviewer_sees_filed_forms_and_no_unfinished_correction(
    department, unit, open_round, reviewer
):
    form_of(unit, open_round, name="未报送")
    filed = form_of(unit, open_round, name="已报送", state=State.SUBMITTED)
    returned = form_of(unit, open_round, name="已退回", state=State.RETURNED)
    forms = {form.evaluation: form for form in project_forms(reviewer, department).forms}
    assert forms.keys() == {filed, returned}
    assert forms[filed].spent > 0
    hidden = forms[returned]
    assert (hidden.allocated, hidden.spent, hidden.total, hidden.grade) == (None, None, None, "")


def test_a_form_without_figures_counts_as_nothing(department, unit, open_round, unit_head):
    form_of(unit, open_round, name="空白", filled=False)
    found = project_forms(unit_head, department)
    assert (found.forms[0].spent, found.spent) == (None, Decimal("0.00"))


@pytest.mark.parametrize("name", ["evaluation", "fill"])
def test_the_pages_list_many_at_the_cost_of_one(name, signed_in, filler, unit, open_round):
    department = make.evaluation(unit=unit, kind="department", round=open_round)
    url = reverse(name, args=[department.pk])
    browser = signed_in(filler)
    form_of(unit, open_round, name="企业奖励0")
    browser.get(url)
    few = queries_of(browser, url)
    for number in (1, 2):
        form_of(unit, open_round, name=f"企业奖励{number}")
    browser.get(url)  # what is new is read once
    assert queries_of(browser, url) == few
    text = browser.get(url).content.decode()
    assert [f"企业奖励{number}" in text for number in range(3)] == [True] * 3


def test_the_desk_lists_them(signed_in, reviewer, department, unit, open_round):
    form_of(unit, open_round, name="企业奖励", state=State.SUBMITTED)
    text = signed_in(reviewer).get(reverse("desk", args=[department.pk])).content.decode()
    assert "企业奖励" in text


def queries_of(browser, url) -> int:
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    return len(queries)
