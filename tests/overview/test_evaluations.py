"""The list: who finds which rows, filters in the address, counts, pages, order."""

from datetime import date
from urllib.parse import urlencode

import pytest

from evalforms.evaluations.models import Evaluation, Kind
from evalforms.evaluations.states import State
from tests import make
from tests.overview.copies import copies
from tests.overview.pages import queries_of, row_subjects, words


def listed(browser, **chosen) -> list[str]:
    return row_subjects(browser.get(f"/evaluations/?{urlencode(chosen)}"))


def set_result(evaluation: Evaluation, **columns) -> None:
    Evaluation.objects.filter(pk=evaluation.pk).update(**columns)


@pytest.fixture
def sheets(open_round, unit, subordinate, outside_unit) -> dict[str, Evaluation]:
    """Four sheets of two branches, with results that tell them apart."""
    found = {
        name: make.evaluation(project=make.project(owner, name=name, code=code), state=state)
        for name, code, owner, state in (
            ("甲项目", "A-1", unit, State.SUBMITTED),
            ("乙项目", "B-1", unit, State.DRAFT),
            ("丙项目", "C-1", subordinate, State.SUBMITTED),
            ("金丝雀", "X-1", outside_unit, State.SUBMITTED),
        )
    }
    found["部门"] = make.evaluation(kind=Kind.DEPARTMENT, unit=unit, filled=False)
    set_result(found["甲项目"], total="95.00", grade="优", error_count=0, warning_count=2)
    set_result(found["乙项目"], total="71.50", grade="中", error_count=3, warning_count=0)
    set_result(found["丙项目"], total="85.00", grade="良", error_count=0, warning_count=0)
    set_result(found["部门"], total="12.00", grade="", error_count=9, warning_count=1)
    return found


@pytest.mark.parametrize(
    ("who", "rows"),
    [
        ("filler", ["部门整体支出绩效自评表", "甲项目", "乙项目", "丙项目"]),
        ("unit_head", ["部门整体支出绩效自评表", "甲项目", "乙项目", "丙项目"]),
        ("reviewer", ["甲项目", "丙项目"]),
        ("outsider", ["金丝雀"]),
        ("administrator", ["部门整体支出绩效自评表", "甲项目", "乙项目", "丙项目", "金丝雀"]),
        ("auditor", ["部门整体支出绩效自评表", "甲项目", "乙项目", "丙项目", "金丝雀"]),
    ],
)
def test_list_shows_each_role_its_own_rows(who, rows, sheets, request, signed_in):
    assert listed(signed_in(request.getfixturevalue(who))) == rows


@pytest.mark.parametrize("who", ["filler", "unit_head", "reviewer"])
def test_list_says_nothing_of_other_units(who, sheets, request, signed_in):
    browser = signed_in(request.getfixturevalue(who))
    html = browser.get("/evaluations/?q=X-1").content.decode()
    assert "金丝雀" not in html
    assert "测试外单位" not in html
    assert sheets["金丝雀"].get_absolute_url() not in html


@pytest.mark.parametrize(
    ("chosen", "rows"),
    [
        ({"state": "submitted"}, ["甲项目", "丙项目"]),
        ({"kind": "department"}, ["部门整体支出绩效自评表"]),
        ({"grade": "良"}, ["丙项目"]),
        ({"findings": "errors"}, ["部门整体支出绩效自评表", "乙项目"]),
        ({"findings": "warnings"}, ["部门整体支出绩效自评表", "甲项目"]),
        ({"findings": "none"}, ["丙项目"]),
        ({"q": "甲"}, ["甲项目"]),
        ({"q": "202001"}, ["丙项目"]),
        ({"q": " 局属中心  C-1 "}, ["丙项目"]),
        ({"q": "甲 C-1"}, []),
        ({"state": "submitted", "findings": "warnings", "q": "主管局"}, ["甲项目"]),
        ({"order": "total"}, ["部门整体支出绩效自评表", "乙项目", "丙项目", "甲项目"]),
        ({"order": "-total"}, ["甲项目", "丙项目", "乙项目", "部门整体支出绩效自评表"]),
    ],
)
def test_list_narrows_and_orders_by_the_address(chosen, rows, sheets, filler, signed_in):
    assert listed(signed_in(filler), **chosen) == rows


def test_list_narrows_to_a_branch_of_units(sheets, unit, subordinate, administrator, signed_in):
    browser = signed_in(administrator)
    assert listed(browser, unit=subordinate.pk) == ["丙项目"]
    branch = ["部门整体支出绩效自评表", "甲项目", "乙项目", "丙项目"]
    assert listed(browser, unit=unit.pk) == branch


def test_list_narrows_to_a_round(sheets, unit, administrator, signed_in):
    other = make.round(year=2021)
    project = make.project(unit, name="另一轮项目", ends_on=date(2021, 12, 31))
    make.evaluation(project=project, round=other, filled=False)
    assert listed(signed_in(administrator), round=other.pk) == ["另一轮项目"]


def test_unit_of_others_in_the_address_opens_nothing(sheets, outside_unit, filler, signed_in):
    rows = listed(signed_in(filler), unit=outside_unit.pk)
    assert rows == ["部门整体支出绩效自评表", "甲项目", "乙项目", "丙项目"]


@pytest.mark.parametrize(
    "chosen",
    [
        {"state": "nonsense"},
        {"order": "password"},
        {"grade": "<b>"},
        {"round": "9" * 30},
        {"unit": "x"},
        {"page": "-1"},
        {"page": "99"},
        {"q": "\x00"},
        {"q": "长" * 5000},
    ],
)
def test_nonsense_in_the_address_is_passed_over(chosen, sheets, filler, signed_in):
    rows = listed(signed_in(filler), **chosen)
    assert rows == ["部门整体支出绩效自评表", "甲项目", "乙项目", "丙项目"]


def test_tabs_count_states_of_what_the_filters_leave(sheets, filler, signed_in):
    browser = signed_in(filler)
    assert "全部 4 填报中 2 待单位审签 0 待财政审核 2" in words(browser.get("/evaluations/"))
    narrowed = words(browser.get("/evaluations/?q=甲&state=draft"))
    assert "全部 1 填报中 0 待单位审签 0 待财政审核 1" in narrowed
    assert "没有符合条件的自评表" in narrowed


def test_void_sheets_hide_behind_their_own_tab(sheets, unit, administrator, signed_in):
    make.evaluation(project=make.project(unit, name="作废项目"), state=State.VOID, filled=False)
    browser = signed_in(administrator)
    assert "作废项目" not in listed(browser)
    assert listed(browser, state="void") == ["作废项目"]


def test_row_shows_state_score_grade_and_findings(sheets, filler, signed_in):
    page = words(signed_in(filler).get("/evaluations/?q=甲"))
    assert "甲项目 202 测试主管局 · 2020年度 项目 待财政审核 95.00 优 2 提醒" in page


def test_unfinished_score_is_called_provisional(sheets, filler, signed_in):
    assert "暂计 12.00" in words(signed_in(filler).get("/evaluations/?kind=department"))


def test_list_pages_by_25_and_keeps_the_filters(open_round, unit, filler, signed_in):
    for number in range(27):
        named = make.project(unit, code=f"N{number:03}", name=f"第{number:02}个")
        make.evaluation(project=named, filled=False)
    browser = signed_in(filler)
    first = browser.get("/evaluations/?state=draft")
    assert row_subjects(first) == [f"第{number:02}个" for number in range(25)]
    assert "共 27 份，第 1–25 份" in words(first)
    assert 'href="?state=draft&amp;page=2"' in first.content.decode()
    second = browser.get("/evaluations/?state=draft&page=2")
    assert row_subjects(second) == ["第25个", "第26个"]


def test_list_asks_the_database_as_often_for_30_rows_as_for_one(
    open_round, unit, filler, signed_in, django_assert_num_queries
):
    made = make.evaluation(project=make.project(unit), filled=False)
    browser = signed_in(filler)
    few = queries_of(browser, "/evaluations/")
    copies(made, 29)
    with django_assert_num_queries(few):
        browser.get("/evaluations/")
