"""What is no value of its cell is answered at the cell, and stays as it was typed."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests import make
from tests.journeys.browsers import Windows
from tests.journeys.pages import filling

REFUSED = {
    "预算资金-市级预算资金": ("9" * 30, "数字太长"),
    "预算资金-其他": ("1e999", "应填数字，不能识别“1e999”"),
    "预算下达资金": ("NaN", "应填数字，不能识别“NaN”"),
    "实际支出资金-市级预算资金": ("-5", "金额不能为负数"),
    "实际支出资金-上年结转资金": ("<script>alert(1)</script>", "应填数字"),
    "实际支出资金-上级财政资金": ("1,00", "千位分隔符的位置不对"),
    "项目期开始日期": ("2020-02-30", "没有 2020年2月30日 这一天"),
    "项目立项规范性 评价得分": ("101", "应在 0 至 100 之间"),
    "项目概况": ("<img src=x onerror=alert(1)>", "含有HTML标记"),
    "项目绩效情况": ("长" * 50_000, "最多 20,000 字，现有 50,000 字"),
}


@pytest.fixture
def page(windows: Windows, project, filler, open_round) -> Page:
    page = windows.of(filler)
    page.goto(f"/evaluations/{make.evaluation(project=project).pk}/fill/")
    return page


def test_refused_entries_stay_with_their_messages(page: Page):
    filling.type_cells(page, {label: typed for label, (typed, _) in REFUSED.items()})
    filling.wait_until_saved(page)
    see_what_was_refused(page)
    page.reload()
    see_what_was_refused(page)


def see_what_was_refused(page: Page) -> None:
    for label, (typed, message) in REFUSED.items():
        cell = filling.cell(page, label)
        expect(cell).to_have_value(typed)
        expect(cell).to_have_accessible_description(re.compile(re.escape(message)))
        expect(cell).to_have_attribute("aria-invalid", "true")


def test_megabyte_stays_in_its_field_and_the_page_says_so(page: Page):
    megabyte = "字" * (1024 * 1024 // 3)
    filling.type_cell(page, "项目概况", megabyte)
    page.keyboard.press("Tab")
    overview = filling.cell(page, "项目概况")
    expect(overview).to_have_accessible_description(re.compile("内容只保留在本页，尚未保存"))
    expect(overview).to_have_value(megabyte)
    expect(filling.save_state(page)).to_contain_text("有改动未保存：1 处内容过长")

    filling.type_cell(page, "项目概况", "改短了。")
    filling.wait_until_saved(page)
    page.reload()
    expect(filling.cell(page, "项目概况")).to_have_value("改短了。")


def test_control_characters_are_dropped_visibly(page: Page):
    filling.type_cell(page, "经办人", "测试\x07丙\u202e")
    filling.wait_until_saved(page)
    expect(filling.cell(page, "经办人")).to_have_value("测试丙")
    expect(filling.cell(page, "经办人")).to_have_accessible_description(re.compile("已去除 2 个"))
