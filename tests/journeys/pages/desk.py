"""审核台: one sheet, what is doubtful in it, and the decision."""

from playwright.sync_api import Page, expect


def return_for_revision(page: Page, reason: str) -> None:
    page.get_by_label("审核意见").fill(reason)
    page.get_by_role("button", name="退回单位修改").click()
    expect(page.get_by_text("已退回单位修改。")).to_be_visible()


def approve(page: Page) -> None:
    page.get_by_role("button", name="审核通过").click()
    page.get_by_role("dialog").get_by_role("button", name="审核通过").click()
    expect(page.get_by_text("已审核通过，等待管理员签章存档。")).to_be_visible()
