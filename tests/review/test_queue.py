"""审核台: what waits for a reviewer, in which order, and nothing of others."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import State
from tests import make
from tests.overview.copies import copies
from tests.overview.pages import queries_of, row_subjects, words

RESULTS = {
    "先到项目": {"total": "95.00", "grade": "优", "warning_count": 1, "days": 9},
    "再到项目": {"total": "62.00", "grade": "中", "warning_count": 4, "days": 5},
    "后到项目": {"total": "88.00", "grade": "良", "warning_count": 0, "days": 1},
}


@pytest.fixture
def queue(open_round, unit, subordinate, outside_unit, filler, reviewer):
    now = timezone.now()
    for name, result in RESULTS.items():
        owner = subordinate if name == "后到项目" else unit
        made = make.evaluation(project=make.project(owner, name=name), state=State.SUBMITTED)
        columns = {key: value for key, value in result.items() if key != "days"}
        since = now - timedelta(days=result["days"])
        Evaluation.objects.filter(pk=made.pk).update(state_since=since, **columns)
    make.extension(open_round, unit, days_left=60)
    canary = make.project(outside_unit, name="金丝雀项目")
    make.evaluation(project=canary, state=State.SUBMITTED)
    make.evaluation(project=make.project(unit, name="通过项目"), state=State.APPROVED)


def waiting(browser, **chosen) -> list[str]:
    return row_subjects(browser.get(f"/review/?{urlencode(chosen)}"))


@pytest.mark.parametrize(
    ("chosen", "rows"),
    [
        ({}, ["先到项目", "再到项目", "后到项目"]),
        ({"order": "nonsense"}, ["先到项目", "再到项目", "后到项目"]),
        ({"order": "deadline"}, ["后到项目", "先到项目", "再到项目"]),
        ({"order": "risk"}, ["再到项目", "先到项目", "后到项目"]),
        ({"order": "lowest"}, ["再到项目", "后到项目", "先到项目"]),
        ({"grade": "良"}, ["后到项目"]),
        ({"doubtful": "on"}, ["先到项目", "再到项目"]),
        ({"doubtful": "on", "grade": "中", "kind": "project"}, ["再到项目"]),
        ({"kind": "department"}, []),
    ],
)
def test_queue_holds_what_waits_in_the_chosen_order(chosen, rows, queue, reviewer, signed_in):
    assert waiting(signed_in(reviewer), **chosen) == rows


def test_queue_says_nothing_of_other_portfolios(queue, reviewer, signed_in):
    assert "金丝雀" not in signed_in(reviewer).get("/review/").content.decode()


@pytest.mark.parametrize("who", ["filler", "unit_head", "administrator", "auditor"])
def test_queue_is_for_reviewers(who, queue, request, signed_in):
    page = signed_in(request.getfixturevalue(who)).get("/review/")
    assert page.status_code == 403
    assert "审核台只供财政审核人使用。" in page.content.decode()


def test_empty_queue_says_what_happens_next(reviewer, signed_in):
    text = words(signed_in(reviewer).get("/review/"))
    assert "都审完了 对口单位审签报送后，自评表会出现在这里。" in text


def test_rows_lead_to_the_desk_and_keep_the_order(queue, reviewer, signed_in):
    html = signed_in(reviewer).get("/review/?order=risk").content.decode()
    doubtful = Evaluation.objects.get(project__name="再到项目")
    assert f'href="/review/{doubtful.pk}/?order=risk"' in html


def test_queue_asks_the_database_as_often_for_30_rows_as_for_one(
    open_round, unit, reviewer, signed_in, django_assert_num_queries
):
    made = make.evaluation(project=make.project(unit), state=State.SUBMITTED)
    browser = signed_in(reviewer)
    few = queries_of(browser, "/review/")
    copies(made, 29)
    with django_assert_num_queries(few):
        browser.get("/review/")
