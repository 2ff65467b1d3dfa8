"""The first page: what waits for whom, and where that is which was handed on."""

from datetime import date

import pytest
from django.test import Client

from evalforms.evaluations.models import Kind
from evalforms.evaluations.states import State
from tests import make
from tests.overview.copies import copies
from tests.overview.pages import queries_of, row_subjects, section, words


@pytest.fixture
def others(open_round, outside_unit):
    """Sheets of another unit that nobody of ours may see."""
    project = make.project(outside_unit, name="金丝雀项目")
    for kind, own in ((Kind.PROJECT, project), (Kind.DEPARTMENT, None)):
        make.evaluation(kind=kind, unit=outside_unit, project=own, state=State.AWAITING_SIGN_OFF)


def test_home_asks_for_login(client: Client, db):
    assert client.get("/").headers["Location"] == "/login/?next=/"


def test_filler_sees_returned_sheet_first_with_its_reason(
    open_round, unit, filler, signed_in, others
):
    make.evaluation(project=make.project(unit, name="在填项目"), filled=False)
    returned = make.evaluation(
        project=make.project(unit, name="退回项目"), state=State.AWAITING_SIGN_OFF
    )
    make.step(returned, "hand_back", reason="第三行指标值与佐证不符")
    page = signed_in(filler).get("/")
    assert row_subjects(page)[:2] == ["退回项目", "在填项目"]
    assert "退回原因：第三行指标值与佐证不符" in section(page, "待我填报")
    assert "金丝雀" not in words(page)


def test_filler_finds_every_unstarted_sheet_of_the_year_with_a_start_button(
    open_round, unit, filler, signed_in
):
    begun = make.project(unit, name="已开始项目")
    make.evaluation(project=begun, filled=False)
    fresh = make.project(unit, name="未开始项目")
    make.project(unit, name="去年项目", starts_on=date(2018, 1, 1), ends_on=date(2019, 12, 31))
    page = signed_in(filler).get("/")
    owed = section(page, "还没有开始填报")
    assert "未开始项目" in owed
    assert "部门整体支出绩效自评表" in owed
    assert "已开始项目" not in owed
    assert "去年项目" not in owed
    html = page.content.decode()
    assert html.count('action="/evaluations/start/"') == 2
    assert f'name="project" value="{fresh.pk}"' in html
    assert f'name="unit" value="{unit.pk}"' in html


def test_unit_without_department_form_is_not_asked_for_it(open_round, unit, filler, signed_in):
    unit.files_department_form = False
    unit.save()
    assert "部门整体支出绩效自评表" not in words(signed_in(filler).get("/"))


def test_void_sheet_can_be_started_again(open_round, unit, filler, signed_in):
    make.evaluation(project=make.project(unit, name="作废项目"), state=State.VOID, filled=False)
    assert "作废项目" in section(signed_in(filler).get("/"), "还没有开始填报")


def test_missed_round_says_so_and_offers_no_start(db, unit, filler, signed_in):
    make.round(days_left=-2)
    page = signed_in(filler).get("/")
    owed = section(page, "还没有开始填报")
    assert "已逾期2天" in owed
    assert "如需延期请联系财政部门" in owed
    assert "/evaluations/start/" not in page.content.decode()


def test_extension_of_the_unit_counts(db, unit, filler, signed_in):
    late = make.round(days_left=-2)
    make.extension(late, unit, days_left=5)
    owed = section(signed_in(filler).get("/"), "还没有开始填报")
    assert "还剩5天" in owed
    assert "开始填报" in owed


def test_filler_sees_where_handed_on_sheets_are(open_round, unit, filler, signed_in):
    for state in (State.AWAITING_SIGN_OFF, State.SUBMITTED, State.APPROVED):
        make.evaluation(project=make.project(unit, name=f"{state.value}项目"), state=state)
    handed_on = section(signed_in(filler).get("/"), "已交出")
    assert "awaiting_sign_off项目" in handed_on
    assert "待单位审签" in handed_on
    assert "submitted项目" in handed_on
    assert "approved项目" in handed_on
    assert "已通过" in handed_on


def test_bureau_does_not_fill_for_the_unit_below(open_round, unit, subordinate, filler, signed_in):
    make.evaluation(project=make.project(subordinate, name="下属项目"), filled=False)
    assert "下属项目" not in words(signed_in(filler).get("/"))


def test_unit_head_sees_what_awaits_sign_off(open_round, unit, unit_head, signed_in, others):
    make.evaluation(project=make.project(unit, name="在填项目"), filled=False)
    make.evaluation(project=make.project(unit, name="待签项目"), state=State.AWAITING_SIGN_OFF)
    page = signed_in(unit_head).get("/")
    assert row_subjects(page) == ["待签项目"]
    assert "查看并审签" in section(page, "待我审签")
    assert "金丝雀" not in words(page)


def test_reviewer_sees_submitted_sheets_of_the_portfolio(
    open_round, unit, reviewer, signed_in, others
):
    make.evaluation(project=make.project(unit, name="单位内项目"), state=State.AWAITING_SIGN_OFF)
    submitted = make.evaluation(project=make.project(unit, name="报送项目"), state=State.SUBMITTED)
    page = signed_in(reviewer).get("/")
    assert row_subjects(page) == ["报送项目"]
    assert f"/review/{submitted.pk}/" in page.content.decode()
    assert "金丝雀" not in words(page)


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("filler", "本单位的自评表都已交出"),
        ("unit_head", "填报人提交后，自评表会出现在这里等您审签"),
        ("reviewer", "对口单位审签报送后，自评表会出现在这里等您审核"),
        ("administrator", "现在没有进行中的自评轮次"),
        ("auditor", "现在没有进行中的自评轮次"),
    ],
)
def test_empty_home_says_what_happens_next(who, sentence, request, signed_in):
    person = request.getfixturevalue(who)
    assert sentence in words(signed_in(person).get("/"))


def test_administrator_sees_how_far_the_round_is(
    open_round, unit, outside_unit, administrator, signed_in
):
    make.evaluation(project=make.project(unit, name="通过项目"), state=State.APPROVED)
    make.evaluation(project=make.project(unit, name="报送项目"), state=State.SUBMITTED)
    make.evaluation(project=make.project(unit, name="在填项目"), filled=False)
    page = words(signed_in(administrator).get("/"))
    assert "应报 5" in page
    assert "已报送 2" in page
    assert "其中已通过 1" in page
    assert "单位办理中 1" in page
    assert "未开始 2" in page
    assert "尚未报齐的单位 2 个" in page
    assert "测试外单位 1 / 1" in page


def test_auditor_sees_the_latest_events(open_round, unit, auditor, signed_in):
    returned = make.evaluation(
        project=make.project(unit, name="退回项目"), state=State.AWAITING_SIGN_OFF
    )
    make.step(returned, "hand_back", reason="缺少佐证")
    latest = section(signed_in(auditor).get("/"), "最近办理")
    assert latest.index("退回填报人") < latest.index("提交给单位负责人审签")
    assert "缺少佐证" in latest


@pytest.mark.parametrize("who", ["filler", "unit_head", "reviewer", "administrator", "auditor"])
def test_home_asks_the_database_as_often_for_30_sheets_as_for_one(
    who, open_round, unit, request, signed_in, django_assert_num_queries
):
    browser = signed_in(request.getfixturevalue(who))
    state = {"filler": State.DRAFT, "unit_head": State.AWAITING_SIGN_OFF}.get(who, State.SUBMITTED)
    made = make.evaluation(project=make.project(unit), state=state)
    few = queries_of(browser, "/")
    copies(made, 29)
    with django_assert_num_queries(few):
        browser.get("/")
