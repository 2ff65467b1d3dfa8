"""Blocks of cells from Excel, WPS and Word: seen before, saved at once, taken back at once."""

import re

import pytest
from playwright.sync_api import Page, expect

from evalforms.evaluations.models import Evaluation
from tests import make
from tests.journeys.axe import violations
from tests.journeys.browsers import Windows
from tests.journeys.pages import filling
from tests.journeys.pages.clipboard import dialog, paste

WPS = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><style>td{color:red}</style></head>
<body><table border=0 style='border-collapse:collapse;width:900pt'><!--StartFragment-->
<tr height=20 style="height:15.0pt"><td rowspan=3>产出指标</td>
<td rowspan=2>数量指标</td><td>新增省级
企业技术中心</td><td>3个</td><td>3个</td><td>100%</td></tr>
<tr><td>新增市级企业技术中心</td><td>14个</td><td>13个<br>（一户未过）</td><td></td></tr>
<tr><td>成本指标</td><td>省级补助</td><td>50万/户*3</td><td>150万</td><td>100%</td></tr>
<tr><td>满意度指标</td><td>服务对象满意度指标</td><td>受益企业满意度</td><td>&gt;80%</td><td>100%</td>
<td>100%</td></tr><!--EndFragment--></table></body></html>"""


@pytest.fixture
def blank(project, open_round, filler) -> Evaluation:
    return make.evaluation(project=project, filled=False)


@pytest.fixture
def page(windows: Windows, blank: Evaluation, filler) -> Page:
    page = windows.of(filler)
    page.goto(f"/evaluations/{blank.pk}/fill/")
    return page


def agree(page: Page, count: int) -> None:
    dialog(page).get_by_role("button", name=f"粘贴 {count} 格").click()
    expect(page.get_by_text(f"已粘贴 {count} 格")).to_be_visible()
    expect(filling.save_state(page)).to_have_text(re.compile(r"^已保存 \d\d:\d\d"))


def test_merged_table_from_wps_finds_its_headings(page: Page, blank: Evaluation):
    paste(filling.cell(page, "三级指标"), "产出指标\t数量指标\t…", WPS)
    preview = dialog(page)
    expect(preview).to_contain_text("将填写 15 格，新增 2 行")
    expect(
        preview.get_by_role("row", name=re.compile("数量指标第2行 三级指标 新增行"))
    ).to_be_visible()
    assert violations(page) == []
    assert blank.cell_entries.count() == 0
    agree(page, 15)
    page.reload()
    quantity = blank.objective_lines.filter(category="quantity")
    assert [(line.name, line.actual) for line in quantity] == [
        ("新增省级企业技术中心", "3个"),
        ("新增市级企业技术中心", "13个\n（一户未过）".replace("\n", " ")),
    ]
    assert blank.objective_lines.get(category="cost").target == "50万/户*3"
    assert set(blank.cell_entries.values_list("version", flat=True)) == {3}


def test_figures_from_excel_are_judged_before_they_are_kept(page: Page, blank: Evaluation):
    paste(filling.cell(page, "预算资金-市级预算资金"), "345\r\n0\r\n很多\r\n2,841,700元\r\n")
    preview = dialog(page)
    expect(preview).to_contain_text("1 格的内容不能识别")
    bad = preview.get_by_role("row", name=re.compile("预算下达资金"))
    expect(bad).to_contain_text("应填数字，不能识别“很多”")
    expect(preview).to_contain_text("已由 2,841,700 元换算为 284.17 万元")
    agree(page, 4)
    expect(filling.cell(page, "实际支出资金-市级预算资金")).to_have_value("284.17")
    expect(filling.cell(page, "预算下达资金")).to_have_value("很多")
    expect(filling.cell(page, "预算下达资金")).to_have_attribute("aria-invalid", "true")
    expect(filling.cell(page, "预算资金-市级预算资金")).to_be_focused()


def test_paste_with_its_rows_is_taken_back_and_done_again(page: Page, blank: Evaluation):
    people = "测试甲\t科长\t办公室\t0354-0000001\r\n测试乙\t科员\r\n测试丙\t科员\r\n测试丁\t科员"
    count = blank.evaluator_lines.count()
    paste(filling.cell(page, "姓名"), people)
    expect(dialog(page)).to_contain_text("将填写 10 格")
    agree(page, 10)
    after = ["测试甲", "测试乙", "测试丙", "测试丁"]
    assert list(blank.evaluator_lines.values_list("name", flat=True)) == after
    page.get_by_role("button", name="撤销", exact=True).click()
    expect(page.get_by_text("已撤销：粘贴 10 格")).to_be_visible()
    filling.wait_until_saved(page)
    assert list(blank.evaluator_lines.values_list("name", flat=True)) == [""] * count
    page.get_by_role("button", name="重做", exact=True).click()
    expect(page.get_by_text("已重做：粘贴 10 格")).to_be_visible()
    filling.wait_until_saved(page)
    assert list(blank.evaluator_lines.values_list("name", flat=True)) == after


def test_what_somebody_else_typed_since_the_preview_becomes_a_conflict(
    windows: Windows, page: Page, blank: Evaluation, colleague
):
    other = windows.of(colleague)
    other.goto(f"/evaluations/{blank.pk}/fill/")
    paste(filling.cell(page, "预算资金-市级预算资金"), "345\n1\n2")
    expect(dialog(page)).to_contain_text("将填写 3 格")
    filling.type_cell(other, "预算资金-其他", "77")
    filling.wait_until_saved(other)
    dialog(page).get_by_role("button", name="粘贴 3 格").click()
    choice = page.get_by_role("alert").filter(has_text="填表乙")
    expect(choice).to_contain_text("77.00")
    expect(filling.cell(page, "预算下达资金")).to_have_value("2.00")


def test_single_cell_is_a_plain_paste(page: Page):
    name = filling.cell(page, "三级指标")
    cell = '<table><tr><td class="xl65">一个<b>单元格</b></td></tr></table>'
    assert not paste(name, "一个单元格\r\n", cell)
    expect(name).to_have_value("一个单元格")
    expect(dialog(page)).to_be_hidden()
    page.keyboard.press("Control+z")
    expect(name).to_have_value("")


def test_text_from_word_is_left_to_the_browser(page: Page):
    words = "<p class=MsoNormal>第一段</p><table><tr><td>甲</td><td>乙</td></tr></table>"
    assert paste(filling.cell(page, "项目概况"), "第一段\r\n第二段", words)
    assert paste(filling.cell(page, "三级指标"), "第一行\r\n第二行", "<p>第一行</p><p>第二行</p>")
    expect(dialog(page)).to_be_hidden()


def test_quoted_line_breaks_stay_within_their_cell(page: Page):
    text = '指标甲\t"3个\r\n含""复核""1个"\r\n指标乙\t=SUM(A1:A3)'
    paste(filling.cell(page, "三级指标"), text)
    preview = dialog(page)
    expect(preview).to_contain_text('3个 含"复核"1个')
    expect(preview).to_contain_text("=SUM(A1:A3)")
    expect(preview).to_contain_text("将填写 4 格，新增 1 行")


def test_rows_may_go_on_below_instead(page: Page):
    paste(filling.cell(page, "三级指标"), "甲\t1\n乙\t2")
    preview = dialog(page)
    expect(preview).to_contain_text("新增 1 行")
    preview.get_by_label("接着填入下面各二级指标的行").check()
    expect(preview).not_to_contain_text("新增 1 行")
    expect(preview.get_by_role("row", name=re.compile("质量指标第1行 三级指标"))).to_be_visible()


def test_hostile_block_is_refused_or_shown_as_text(windows: Windows, page: Page):
    windows.expect_trouble("status of 413")
    field = filling.cell(page, "三级指标")
    wide = "<td colspan=100000 rowspan=100000>甲</td><td><img src=x onerror=alert(1)>乙</td>"
    paste(field, "甲\t乙", f"<table><tr>{wide}</tr></table>")
    expect(dialog(page)).to_contain_text("1 格")
    page.keyboard.press("Escape")
    paste(field, "\n".join("\t".join(["1"] * 100) for _ in range(100)))
    expect(dialog(page).get_by_role("alert")).to_have_text(
        re.compile("一次最多粘贴 500 格，现有 10,000 格")
    )
    expect(dialog(page).get_by_role("button", name=re.compile("^粘贴"))).to_be_hidden()
    page.keyboard.press("Escape")
    paste(field, "<script>alert(1)</script>\t<b>重点</b>")
    expect(dialog(page)).to_contain_text("<script>alert(1)</script>")


def test_copied_and_pasted_by_keyboard(page: Page, blank: Evaluation):
    filling.cell(page, "项目概况").focus()
    page.keyboard.insert_text("测试甲\t科长\n测试乙\t科员")
    for keys in ("Control+a", "Control+x"):
        page.keyboard.press(keys)
    filling.cell(page, "姓名").focus()
    page.keyboard.press("Control+v")
    expect(dialog(page).get_by_role("button", name="粘贴 4 格")).to_be_focused()
    page.keyboard.press("Enter")
    expect(filling.cell(page, "职称/职务", 1)).to_have_value("科员")
    expect(filling.cell(page, "姓名")).to_be_focused()
    expect(filling.cell(page, "项目概况")).to_have_value("")
