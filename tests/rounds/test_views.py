"""轮次与单位: who must file what until when, who has not, and who may change it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evalforms.evaluations.models import Kind
from evalforms.evaluations.states import State
from evalforms.rounds.models import Extension, Round
from tests import make
from tests.overview.pages import queries_of, row_subjects, section, words


def moment(days: int) -> str:
    return f"{timezone.localtime() + timedelta(days=days):%Y-%m-%dT%H:%M}"


def round_entries(open_round: Round, **changed: str) -> dict[str, str]:
    return {
        "year": "2021",
        "title": "2021年度绩效自评",
        "framework": str(open_round.framework.pk),
        "opens_at": moment(1),
        "due_at": moment(60),
        **changed,
    }


@pytest.mark.parametrize("who", ["filler", "unit_head", "reviewer"])
@pytest.mark.parametrize("address", ["/rounds/", "/rounds/{pk}/", "/rounds/new/"])
def test_rounds_are_closed_to_units_and_reviewers(who, address, open_round, request, signed_in):
    browser = signed_in(request.getfixturevalue(who))
    page = browser.get(address.format(pk=open_round.pk))
    assert page.status_code == 403
    assert "这一页只供管理员" in page.content.decode()
    assert open_round.title not in page.content.decode()


def test_list_of_rounds_shows_how_far_each_is(open_round, unit, administrator, signed_in):
    make.evaluation(project=make.project(unit), state=State.APPROVED)
    text = words(signed_in(administrator).get("/rounds/"))
    assert open_round.title in text
    assert "1 / 2" in text
    assert "新建轮次" in text


def test_no_round_yet_says_what_to_do(administrator, signed_in):
    assert "点“新建轮次”确定年度" in words(signed_in(administrator).get("/rounds/"))


@pytest.fixture
def matrix(open_round, unit, subordinate, outside_unit):
    """The bureau filed one project of two; the unit below filed all; the stranger nothing."""
    subordinate.files_department_form = False
    subordinate.save()
    make.evaluation(project=make.project(unit, name="通过项目"), state=State.APPROVED)
    make.project(unit, name="未开始项目")
    make.evaluation(kind=Kind.DEPARTMENT, unit=unit, filled=False)
    make.evaluation(project=make.project(subordinate, name="下属项目"), state=State.SUBMITTED)
    return open_round


def test_matrix_shows_every_unit_with_what_it_owes(matrix, administrator, signed_in):
    units = section(signed_in(administrator).get(f"/rounds/{matrix.pk}/"), "单位")
    assert "测试主管局 202 填报中 1 / 2 通过项目 已通过 未开始项目 未开始 还剩30天" in units
    assert "测试局属中心 202001 不需填报 1 / 1 下属项目 待财政审核 已报齐" in units
    assert "测试外单位 301 未开始 无项目 还剩30天" in units
    assert "全部单位 3 尚未报齐 2" in units


def test_matrix_narrows_to_those_who_have_not_filed(matrix, administrator, signed_in):
    browser = signed_in(administrator)
    unfiled = browser.get(f"/rounds/{matrix.pk}/?only=unfiled")
    assert row_subjects(unfiled) == ["测试主管局", "测试外单位"]
    found = browser.get(f"/rounds/{matrix.pk}/?only=unfiled&q=301")
    assert row_subjects(found) == ["测试外单位"]


def test_counts_of_the_round(matrix, auditor, signed_in):
    text = words(signed_in(auditor).get(f"/rounds/{matrix.pk}/"))
    assert "应报 5" in text
    assert "已报送 2" in text
    assert "其中已通过 1" in text
    assert "单位办理中 1" in text
    assert "未开始 2" in text


def test_auditor_reads_but_finds_no_forms(matrix, auditor, signed_in):
    html = signed_in(auditor).get(f"/rounds/{matrix.pk}/").content.decode()
    assert "同意延期" not in html
    assert "修改轮次" not in html


@pytest.mark.parametrize(
    "address", ["/rounds/new/", "/rounds/{pk}/edit/", "/rounds/{pk}/extensions/"]
)
def test_auditor_changes_nothing(address, matrix, unit, auditor, signed_in):
    entries = round_entries(matrix) | {"unit": unit.pk, "reason": "x"}
    page = signed_in(auditor).post(address.format(pk=matrix.pk), entries)
    assert page.status_code == 403
    assert Round.objects.count() == 1
    assert Extension.objects.count() == 0


def test_administrator_makes_a_round(open_round, administrator, signed_in):
    browser = signed_in(administrator)
    answer = browser.post("/rounds/new/", round_entries(open_round))
    made = Round.objects.get(year=2021)
    assert answer.headers["Location"] == f"/rounds/{made.pk}/"
    assert "已建立“2021年度绩效自评”" in words(browser.get(answer.headers["Location"]))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "请填写轮次名称。"),
        ({"year": "1999"}, "年度应在 2000 至 2100 之间。"),
        ({"year": "9" * 30}, "年度应在 2000 至 2100 之间。"),
        ({"year": "二〇二〇"}, "年度的格式不正确，请重新填写。"),
        ({"due_at": "明天"}, "报送截止时间的格式不正确，请重新填写。"),
        ({"due_at": moment(1)}, "报送截止时间应晚于开始时间。"),
        ({"framework": "999"}, "选择一个有效的选项"),
    ],
)
def test_bad_round_is_refused_at_its_field(changed, sentence, open_round, administrator, signed_in):
    page = signed_in(administrator).post("/rounds/new/", round_entries(open_round, **changed))
    assert sentence in words(page)
    assert Round.objects.count() == 1


def test_two_rounds_cannot_share_a_name(open_round, administrator, signed_in):
    entries = round_entries(open_round, title=open_round.title)
    assert "已有同名的轮次" in words(signed_in(administrator).post("/rounds/new/", entries))


def test_year_and_framework_stay_once_sheets_exist(open_round, unit, administrator, signed_in):
    make.evaluation(filled=False)
    entries = round_entries(open_round, title="改名后的轮次")
    signed_in(administrator).post(f"/rounds/{open_round.pk}/edit/", entries)
    open_round.refresh_from_db()
    assert (open_round.title, open_round.year) == ("改名后的轮次", 2020)


def test_administrator_extends_for_a_unit(open_round, unit, administrator, signed_in):
    browser = signed_in(administrator)
    entries = {"unit": unit.pk, "due_at": moment(45), "reason": "决算未批复"}
    browser.post(f"/rounds/{open_round.pk}/extensions/", entries)
    assert open_round.due_at_for(unit) > open_round.due_at
    text = words(browser.get(f"/rounds/{open_round.pk}/"))
    assert "决算未批复" in text
    assert "还剩45天 延期至" in text


def test_second_extension_replaces_the_first(open_round, unit, administrator, signed_in):
    browser = signed_in(administrator)
    for days in (40, 50):
        entries = {"unit": unit.pk, "due_at": moment(days), "reason": f"第{days}天"}
        browser.post(f"/rounds/{open_round.pk}/extensions/", entries)
    assert [extension.reason for extension in Extension.objects.all()] == ["第50天"]


def test_extension_must_be_later_than_the_deadline(open_round, unit, administrator, signed_in):
    entries = {"unit": unit.pk, "due_at": moment(10), "reason": "想早一点"}
    page = signed_in(administrator).post(f"/rounds/{open_round.pk}/extensions/", entries)
    assert "延期应晚于本轮截止时间" in words(page)
    assert 'value="想早一点"' in page.content.decode()
    assert Extension.objects.count() == 0


def test_extension_can_be_taken_back(open_round, unit, administrator, signed_in):
    made = make.extension(open_round, unit, days_left=50)
    signed_in(administrator).post(f"/rounds/{open_round.pk}/extensions/{made.pk}/remove/")
    assert Extension.objects.count() == 0


@pytest.mark.parametrize("address", ["/rounds/", "/rounds/{pk}/"])
def test_rounds_ask_the_database_as_often_for_30_units_as_for_one(
    address, open_round, unit, administrator, signed_in, django_assert_num_queries
):
    address = address.format(pk=open_round.pk)
    make.evaluation(project=make.project(unit), filled=False)
    browser = signed_in(administrator)
    few = queries_of(browser, address)
    for _ in range(29):
        further = make.unit()
        make.evaluation(project=make.project(further), filled=False)
        make.extension(open_round, further, days_left=50)
    with django_assert_num_queries(few):
        browser.get(address)
