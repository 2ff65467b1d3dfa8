"""Last year's sheet on the page of this year's: marks, values on demand, and the choice at home."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evalforms.evaluations.models import Evaluation
from evalforms.workflow.start import start
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def lasting(unit):
    return make.project(unit, ends_on=date(2022, 12, 31))


@pytest.fixture
def before(open_round, lasting, filler) -> Evaluation:
    return make.evaluation(project=lasting, round=open_round)


@pytest.fixture
def this_year(before):
    return make.round(year=2021)


@pytest.fixture
def now(this_year, unit, lasting, filler) -> Evaluation:
    return start(round=this_year, unit=unit, project=lasting, by=filler, carry=True)


def page(browser, name: str, evaluation: Evaluation) -> str:
    return browser.get(reverse(name, args=[evaluation.pk])).content.decode()


def test_home_offers_both_ways(signed_in, filler, this_year):
    text = signed_in(filler).get(reverse("home")).content.decode()
    assert "从2020年度带入" in text
    assert "空白开始" in text


def test_home_offers_one_way_where_there_is_no_last_year(signed_in, filler, open_round, lasting):
    text = signed_in(filler).get(reverse("home")).content.decode()
    assert "开始填报" in text
    assert "年度带入" not in text


def test_starting_with_last_year_leads_to_the_filled_page(signed_in, filler, this_year, lasting):
    sent = {"round": this_year.pk, "project": lasting.pk, "carry": "1"}
    answer = signed_in(filler).post(reverse("start_evaluation"), sent, follow=True)
    assert Evaluation.objects.get(round=this_year).carried_from.round.year == 2020
    assert "请逐项核对" in answer.content.decode()


def test_home_says_why_nothing_can_be_carried(signed_in, filler, open_round, lasting):
    sent = {"round": open_round.pk, "project": lasting.pk, "carry": "1"}
    answer = signed_in(filler).post(reverse("start_evaluation"), sent, follow=True)
    assert "没有2019年度的自评表可以带入" in answer.content.decode()


def test_the_page_marks_what_was_carried_over(signed_in, filler, now):
    text = page(signed_in(filler), "fill", now)
    marked = text.count("cell-carried")
    assert marked > 10
    assert f"<b data-carried-count>{marked}</b>" in text


def test_a_page_without_a_last_year_has_no_button_for_it(signed_in, filler, before):
    assert 'id="last-year"' not in page(signed_in(filler), "fill", before)


def test_last_years_values_come_by_this_years_addresses(signed_in, filler, now, before):
    answer = signed_in(filler).get(reverse("last_year", args=[now.pk])).json()
    line, old = now.objective_lines.first(), before.objective_lines.first()
    assert answer["year"] == 2020
    assert answer["cells"]["funds.allocated"] == f"{before.project_cells.funds_allocated:,.2f}"
    assert answer["cells"]["project.attribute"] == "经常性项目"
    assert answer["cells"][f"objectives.{line.key}.actual"] == old.actual
    assert "objectives" not in [cell for cell, text in answer["cells"].items() if not text]


def test_last_year_is_for_who_fills(signed_in, now, before, filler, unit_head, outsider):
    url = reverse("last_year", args=[now.pk])
    assert signed_in(unit_head).get(url).status_code == 403
    assert signed_in(outsider).get(url).status_code == 404
    assert signed_in(filler).get(reverse("last_year", args=[before.pk])).status_code == 404


def test_units_of_the_own_branch_can_be_picked(
    signed_in, filler, before, subordinate, outside_unit
):
    text = page(signed_in(filler), "fill", before)
    assert '<option value="测试局属中心">202001</option>' in text
    assert "测试外单位" not in text


@pytest.mark.parametrize("name", ["home", "fill", "last_year"])
def test_more_projects_cost_no_more_queries(name, signed_in, filler, unit, now):
    few = queries_of(signed_in(filler), name, now)
    for number in range(4):
        make.project(unit, name=f"项目{number}", ends_on=date(2022, 12, 31))
    assert queries_of(signed_in(filler), name, now) <= few + 2


def queries_of(browser, name, evaluation) -> int:
    args = [] if name == "home" else [evaluation.pk]
    with CaptureQueriesContext(connection) as queries:
        browser.get(reverse(name, args=args))
    return len(queries)
