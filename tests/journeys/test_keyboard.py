"""Everything can be done without a mouse, and one always sees where one is."""

import re

from playwright.sync_api import Locator, Page, expect

from tests import make
from tests.journeys.browsers import Windows
from tests.journeys.pages import filling

MOST_STOPS = 400
# Whether the goal is reached, and the element here if nothing shows that the focus is on it.
STOP = """goal => {
  const here = document.activeElement;
  const marked = (part) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
    return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
  };
  const isSeen = marked(here) || marked(here.parentElement);
  return [here === goal, isSeen ? [] : [here.outerHTML.slice(0, 200)]];
}"""


def tab_to(page: Page, goal: Locator, *, key: str = "Tab") -> list[str]:
    """Presses the key until the goal has the focus; the stops on the way that show no ring."""
    element = goal.element_handle()
    unmarked = []
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        is_there, unseen = page.evaluate(STOP, element)
        unmarked += unseen
        if is_there:
            return unmarked
    raise AssertionError(f"{key} never reaches {goal}")


def test_sheet_is_filled_and_submitted_by_keyboard(windows: Windows, project, filler, open_round):
    evaluation = make.evaluation(project=project)
    page = windows.of(filler)
    page.goto(f"/evaluations/{evaluation.pk}/fill/")
    filling.panel(page).wait_for()

    unmarked = tab_to(page, filling.cell(page, "项目期结束日期"))
    page.keyboard.type("2020年12月30日")
    unmarked += tab_to(page, filling.cell(page, "预算资金-市级预算资金"))
    page.keyboard.type("346")
    page.keyboard.press("Enter")
    expect(filling.cell(page, "预算资金-其他")).to_be_focused()
    page.keyboard.type("1,000元")
    page.keyboard.press("Shift+Enter")
    expect(filling.cell(page, "预算资金-市级预算资金")).to_be_focused()
    page.keyboard.type("347")
    page.keyboard.press("Enter")
    expect(filling.cell(page, "预算资金-市级预算资金")).to_have_value("347.00")
    expect(filling.cell(page, "预算资金-其他")).to_have_value("0.10")

    below = filling.row_tools(page, "质量指标", 1).get_by_role("button", name="在下方添加一行")
    unmarked += tab_to(page, below)
    page.keyboard.press("Enter")
    expect(filling.row_tools(page, "质量指标", 2)).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(filling.row_tools(page, "质量指标", 3)).to_be_visible()
    page.keyboard.press("Control+z")
    expect(filling.row_tools(page, "质量指标", 3)).to_have_count(0)
    new_row = page.get_by_role("row").filter(has=filling.row_tools(page, "质量指标", 2))
    expect(new_row.get_by_label("三级指标", exact=True)).to_be_focused()
    for text in ("键盘填写的指标", "95%", "90%", "94.74%"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    filling.wait_until_saved(page)

    unmarked += submit_by_keyboard(page)
    assert unmarked == []
    evaluation.refresh_from_db()
    assert evaluation.state == "awaiting_sign_off"
    assert evaluation.project_cells.project_ends_on.isoformat() == "2020-12-30"
    assert "键盘填写的指标" in evaluation.objective_lines.values_list("name", flat=True)


def submit_by_keyboard(page: Page) -> list[str]:
    label = "提交给单位负责人审签"
    unmarked = give_a_reason_by_keyboard(page, "资金到位率.*扣分原因", into="扣分原因")
    unmarked += give_a_reason_by_keyboard(page, "键盘填写的指标.*偏差原因", into="偏差原因")
    unmarked += explain_by_keyboard(page)
    unmarked += tab_to(page, page.get_by_role("link", name=label), key="Shift+Tab")
    page.keyboard.press("Enter")
    unmarked += tab_to(page, page.get_by_role("button", name=label))
    page.keyboard.press("Enter")
    expect(page.get_by_text("已提交，等待单位负责人审签。")).to_be_visible()
    return unmarked


def give_a_reason_by_keyboard(page: Page, finding: str, *, into: str) -> list[str]:
    """The panel leads into a cell that was folded away."""
    called_for = filling.panel(page).get_by_role("button", name=re.compile(finding))
    unmarked = tab_to(page, called_for)
    page.keyboard.press("Enter")
    expect(page.locator("*:focus")).to_have_attribute("aria-label", re.compile(into))
    page.keyboard.type("追加的其他资金年底到账。")
    filling.wait_until_saved(page)
    expect(called_for).to_have_count(0)
    return unmarked


def explain_by_keyboard(page: Page) -> list[str]:
    """The new row misses its target, and the scores still say nothing of it."""
    unexplained = filling.panel(page).get_by_role("listitem")
    unexplained = unexplained.filter(has_text=filling.OPEN_EXPLANATION)
    expect(unexplained).to_have_count(2)
    unmarked = []
    for left in (1, 0):
        unmarked += tab_to(page, unexplained.first.get_by_role("textbox"))
        page.keyboard.type("按验收报告原文填写。")
        unmarked += tab_to(page, unexplained.first.get_by_role("button", name="保存说明"))
        page.keyboard.press("Enter")
        expect(unexplained).to_have_count(left)
    return unmarked
