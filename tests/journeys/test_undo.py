"""What was done can be taken back and done again: values and rows, each through a normal save."""

import pytest
from playwright.sync_api import Page, expect

from evalforms.evaluations.models import Evaluation
from tests import make
from tests.journeys.axe import violations
from tests.journeys.browsers import Windows
from tests.journeys.pages import filling


@pytest.fixture
def sheet(project, open_round, filler) -> Evaluation:
    return make.evaluation(project=project)


@pytest.fixture
def page(windows: Windows, sheet: Evaluation, filler) -> Page:
    page = windows.of(filler)
    page.goto(f"/evaluations/{sheet.pk}/fill/")
    return page


def press(page: Page, verb: str) -> None:
    page.get_by_role("button", name=verb, exact=True).click()
    expect(page.get_by_text(f"已{verb}：")).to_be_visible()


def names(sheet: Evaluation, category: str) -> list[str]:
    return list(sheet.objective_lines.filter(category=category).values_list("name", flat=True))


def test_values_are_taken_back_one_after_the_other(page: Page, sheet: Evaluation):
    cell = filling.cell(page, "预算下达资金")
    before = cell.input_value()
    overview = filling.cell(page, "项目概况").input_value()
    filling.type_cells(page, {"预算下达资金": "301", "项目概况": "改过的概况"})
    filling.wait_until_saved(page)
    press(page, "撤销")
    expect(filling.cell(page, "项目概况")).to_have_value(overview)
    expect(filling.cell(page, "项目概况")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(cell).to_have_value(before.replace(",", ""))
    page.keyboard.press("Control+y")
    expect(cell).to_have_value("301.00")
    page.keyboard.press("Control+Shift+z")
    filling.wait_until_saved(page)
    page.reload()
    expect(filling.cell(page, "项目概况")).to_have_value("改过的概况")
    expect(cell).to_have_value("301.00")


def test_typing_that_goes_on_is_undone_by_the_browser(page: Page):
    cell = filling.cell(page, "预算下达资金")
    cell.fill("301")
    page.keyboard.press("Tab")
    cell.focus()
    page.keyboard.press("End")
    page.keyboard.type("5")
    page.keyboard.press("Control+z")
    expect(cell).to_have_value("301")
    expect(page.get_by_text("已撤销：")).to_be_hidden()


def test_escape_gives_the_cell_back_as_it_was(page: Page, sheet: Evaluation):
    cell = filling.cell(page, "预算下达资金")
    before = cell.input_value()
    cell.fill("301")
    filling.wait_until_saved(page)
    cell.fill("302")
    page.keyboard.press("Escape")
    expect(cell).to_have_value("301.00")
    filling.wait_until_saved(page)
    page.reload()
    expect(cell).to_have_value("301.00")
    assert before != "301.00"


def test_rows_added_removed_and_moved_by_keys_are_taken_back(page: Page, sheet: Evaluation):
    first, second = names(sheet, "quantity")
    filling.cell(page, "三级指标").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(filling.cell(page, "三级指标")).to_have_value(second)
    expect(filling.cell(page, "三级指标", 1)).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(filling.row_tools(page, "数量指标", 3)).to_be_visible()
    expect(filling.cell(page, "三级指标", 2)).to_be_focused()
    page.keyboard.type("新的指标")
    filling.wait_until_saved(page)
    assert names(sheet, "quantity") == [second, first, "新的指标"]

    filling.remove_row(page, "数量指标", 3)
    assert names(sheet, "quantity") == [second, first]
    page.keyboard.press("Control+z")
    expect(filling.cell(page, "三级指标", 2)).to_have_value("新的指标")
    for what in ("修改“三级指标”", "添加一行", "移动一行"):
        page.get_by_role("button", name="撤销", exact=True).click()
        expect(page.get_by_text(f"已撤销：{what}")).to_be_visible()
    assert names(sheet, "quantity") == [first, second]

    for what in ("移动一行", "添加一行", "修改“三级指标”"):
        page.get_by_role("button", name="重做", exact=True).click()
        expect(page.get_by_text(f"已重做：{what}")).to_be_visible()
    filling.wait_until_saved(page)
    assert names(sheet, "quantity") == [second, first, "新的指标"]


def test_removed_row_comes_back_with_its_words(page: Page, sheet: Evaluation):
    before = names(sheet, "quantity")
    filling.remove_row(page, "数量指标", 1)
    filling.type_cell(page, "项目概况", "后来的改动")
    page.get_by_role("button", name="撤销删除").click()
    expect(page.get_by_text("已撤销：删除一行")).to_be_visible()
    filling.wait_until_saved(page)
    assert names(sheet, "quantity") == before
    expect(filling.cell(page, "项目概况")).to_have_value("后来的改动")


def test_what_somebody_else_changed_since_is_left_as_it_is(
    windows: Windows, page: Page, sheet: Evaluation, colleague
):
    other = windows.of(colleague)
    other.goto(f"/evaluations/{sheet.pk}/fill/")
    filling.type_cell(page, "预算下达资金", "301")
    filling.wait_until_saved(page)
    other.reload()
    filling.type_cell(other, "预算下达资金", "302")
    filling.wait_until_saved(other)
    filling.type_cell(page, "项目概况", "改过的概况")
    filling.wait_until_saved(page)
    expect(filling.cell(page, "预算下达资金")).to_have_value("302.00")
    press(page, "撤销")
    expect(page.get_by_role("button", name="撤销", exact=True)).to_be_disabled()
    expect(filling.cell(page, "预算下达资金")).to_have_value("302.00")


def test_arrows_lead_from_cell_to_cell_and_through_a_text(page: Page):
    name, target = filling.cell(page, "三级指标"), filling.cell(page, "目标值")
    name.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    expect(name).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.press("ArrowRight")
    expect(target).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(filling.cell(page, "目标值", 1)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(filling.cell(page, "三级指标", 1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(filling.cell(page, "三级指标", 2)).to_be_focused()
    overview = filling.cell(page, "项目概况")
    overview.fill("第一行\n第二行")
    page.keyboard.press("Enter")
    expect(overview).to_have_value("第一行\n第二行\n")
    page.keyboard.press("ArrowUp")
    expect(overview).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(filling.cell(page, "项目资金使用情况")).to_be_focused()


def test_tools_of_a_row_are_one_stop_with_arrows_inside(page: Page):
    tools = filling.row_tools(page, "数量指标", 2)
    tools.get_by_role("button", name="在下方添加一行").focus()
    page.keyboard.press("ArrowRight")
    expect(tools.get_by_role("button", name="删除此行")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(
        filling.row_tools(page, "数量指标", 1).get_by_role("button", name="下移此行")
    ).to_be_focused()


def test_keys_are_listed_in_a_dialog(page: Page):
    page.keyboard.press("Control+/")
    help_text = page.get_by_role("dialog", name="键盘操作")
    expect(help_text).to_contain_text("在绩效目标、评价人员的本行下方添加一行")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(help_text).to_be_hidden()
    page.get_by_role("button", name="键盘操作").click()
    help_text.get_by_role("button", name="关闭说明").click()
    expect(page.get_by_role("button", name="键盘操作")).to_be_focused()
