"""The desk: the paper beside what is doubtful, the decision, and the next sheet."""

import re

import pytest

from evalforms.evaluations.states import State
from tests import make
from tests.overview.pages import section, words


@pytest.fixture
def sheets(open_round, unit, filler, reviewer):
    return [
        make.evaluation(
            project=make.project(unit, name=f"第{number}项"),
            state=State.SUBMITTED,
            marker=f"正文{number}",
        )
        for number in ("一", "二", "三")
    ]


def hidden(html: str, name: str) -> str:
    return re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', html)[1]


def test_desk_shows_paper_findings_and_place_in_the_queue(sheets, reviewer, signed_in):
    page = signed_in(reviewer).get(f"/review/{sheets[1].pk}/")
    text = words(page)
    assert "第二项 待财政审核" in text
    assert "第 2 份，共 3 份" in text
    assert "正文二" in text
    assert "单位说明： 情况属实，有文件依据。" in section(page, "疑点与说明")


def test_decision_leads_to_the_next_sheet(sheets, reviewer, signed_in):
    browser = signed_in(reviewer)
    html = browser.get(f"/review/{sheets[0].pk}/?order=oldest").content.decode()
    answer = browser.post(
        f"/evaluations/{sheets[0].pk}/moves/approve/",
        {"version": hidden(html, "version"), "reason": "", "next": hidden(html, "next")},
    )
    assert answer.headers["Location"] == f"/review/{sheets[1].pk}/?order=oldest"
    sheets[0].refresh_from_db()
    assert sheets[0].state == State.APPROVED
    assert "“第一项”已审核通过" in words(browser.get(answer.headers["Location"]))


def test_last_decision_leads_back_to_the_queue(sheets, reviewer, signed_in):
    browser = signed_in(reviewer)
    html = browser.get(f"/review/{sheets[2].pk}/").content.decode()
    answer = browser.post(
        f"/evaluations/{sheets[2].pk}/moves/return_for_revision/",
        {"version": hidden(html, "version"), "reason": "请补充凭证"},
    )
    assert answer.headers["Location"] == "/review/"


def test_foreign_address_is_no_way_onward(sheets, reviewer, signed_in):
    answer = signed_in(reviewer).post(
        f"/evaluations/{sheets[0].pk}/moves/approve/",
        {"version": sheets[0].version, "next": "https://example.com/"},
    )
    assert answer.headers["Location"] == "/review/"


def test_desk_recalls_earlier_returns(sheets, filler, reviewer, signed_in):
    make.step(sheets[0], "return_for_revision", reason="第一次退回的原因")
    for name in ("submit", "sign_off"):
        make.step(sheets[0], name)
    page = signed_in(reviewer).get(f"/review/{sheets[0].pk}/")
    assert "以往退回 1 次" in section(page, "以往退回")
    assert "第一次退回的原因" in section(page, "以往退回")


def test_decided_sheet_has_closed_buttons_with_reasons(sheets, reviewer, signed_in):
    make.step(sheets[0], "approve")
    html = signed_in(reviewer).get(f"/review/{sheets[0].pk}/").content.decode()
    assert html.count('aria-disabled="true"') == 2
    assert html.count("自评表当前为“已通过”，只有“待财政审核”的自评表可以执行这项操作。") == 1
    assert 'name="version"' not in html


@pytest.mark.parametrize("who", ["filler", "unit_head", "administrator", "auditor"])
def test_desk_is_for_reviewers(who, sheets, request, signed_in):
    page = signed_in(request.getfixturevalue(who)).get(f"/review/{sheets[0].pk}/")
    assert page.status_code == 403
    assert "正文一" not in page.content.decode()


def test_reviewer_of_others_finds_nothing(sheets, outside_unit, signed_in):
    other = make.user("reviewer", portfolio=(outside_unit,), username="other")
    page = signed_in(other).get(f"/review/{sheets[0].pk}/")
    assert page.status_code == 404
    assert "正文一" not in page.content.decode()
