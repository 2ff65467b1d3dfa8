from playwright.sync_api import Page, expect


def start(page: Page, subject: str) -> None:
    page.goto("/")
    page.get_by_role("button", name=f"开始填报 {subject}").click()
    expect(page.get_by_role("complementary", name="得分与疑点")).to_be_visible()


def go_on(page: Page, verb: str, subject: str) -> None:
    """The button behind one's own sheet: 继续填报, 修改, 查看并审签, 审核."""
    page.goto("/")
    page.get_by_role("link", name=f"{verb} {subject}").click()
