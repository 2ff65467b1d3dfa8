"""填报: the official table with inputs in its cells, and the panel beside it."""

import re

from playwright.sync_api import Locator, Page, expect

SAVE_STATE = re.compile(
    "^(已保存|有改动|保存中|不能保存|保存失败|登录已|离线|冲突|本浏览器|服务器)"
)
OPEN_EXPLANATION = "情况说明（提交前须填写）"


def cell(page: Page, label: str, number: int = 0) -> Locator:
    """A cell by its official label; `number` where several rows have the same."""
    return page.get_by_label(label, exact=True).nth(number)


def type_cell(page: Page, label: str, text: str, number: int = 0) -> None:
    cell(page, label, number).fill(text)


def type_cells(page: Page, texts: dict[str, str]) -> None:
    for label, text in texts.items():
        type_cell(page, label, text)


def wait_until_saved(page: Page) -> None:
    page.keyboard.press("Tab")  # leaving the cell sends it at once
    expect(save_state(page)).to_have_text(re.compile(r"^已保存 \d\d:\d\d"))


def save_state(page: Page) -> Locator:
    """The line in the bar that tells where the typing is."""
    return page.get_by_role("status").filter(has_text=SAVE_STATE)


def figure(page: Page, label: str) -> Locator:
    return page.get_by_label(f"{label}（自动计算）", exact=True)


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="得分与疑点")


# Rows


def row_tools(page: Page, what: str, number: int) -> Locator:
    return page.get_by_role("toolbar", name=f"{what}第{number}行", exact=True)


def add_row_below(page: Page, what: str, number: int) -> None:
    """The new row is there when the page has put the cursor into its first cell."""
    row_tools(page, what, number).get_by_role("button", name="在下方添加一行").click()
    expect(row_tools(page, what, number + 1)).to_be_visible()


def add_first_row(page: Page, what: str) -> None:
    page.get_by_role("button", name=f"添加{what}", exact=True).click()
    expect(row_tools(page, what, 1)).to_be_visible()


def remove_row(page: Page, what: str, number: int) -> None:
    row_tools(page, what, number).get_by_role("button", name="删除此行").click()
    expect(page.get_by_text("已删除一行")).to_be_visible()


def remove_empty_rows(page: Page) -> None:
    panel(page).get_by_role("button", name="删除空白行").click()
    expect(panel(page).get_by_text("个空白行")).to_have_count(0)


# Scores and what the panel says of them


def type_scores(page: Page, scores: list[tuple[str, str]]) -> None:
    """Two indicators of the project form bear the same name: they come in printed order."""
    seen: list[str] = []
    for indicator, points in scores:
        type_cell(page, f"{indicator} 评价得分", points, seen.count(indicator))
        seen.append(indicator)


def explain_warnings(page: Page, text: str) -> int:
    """Writes the same explanation to every warning that still wants one; how many there were."""
    unexplained = panel(page).get_by_role("listitem").filter(has_text=OPEN_EXPLANATION)
    number = unexplained.count()
    for left in reversed(range(number)):
        first = unexplained.first
        first.get_by_role("textbox").fill(text)
        first.get_by_role("button", name="保存说明").click()
        expect(unexplained).to_have_count(left)
    return number


def submit(page: Page) -> None:
    page.get_by_role("link", name="提交给单位负责人审签").click()
    page.get_by_role("button", name="提交给单位负责人审签").click()
    expect(page.get_by_text("已提交，等待单位负责人审签。")).to_be_visible()
