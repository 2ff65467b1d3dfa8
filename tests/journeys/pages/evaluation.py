"""查看: the paper, its state, what happened to it, and what one may do now."""

from pathlib import Path

from playwright.sync_api import Page, expect


def take_step(page: Page, label: str, *, done: str) -> None:
    """A button of 我可以办理, asked once more on the page behind it."""
    page.get_by_role("link", name=label, exact=True).click()
    page.get_by_role("button", name=label, exact=True).click()
    expect(page.get_by_text(done)).to_be_visible()


def steps_taken(page: Page) -> list[tuple[str, str]]:
    """办理过程, oldest first: what was done, and by whom."""
    entries = page.locator(".timeline li").all()
    steps = [
        (entry.locator("strong").inner_text(), entry.locator("strong + span").inner_text())
        for entry in entries
    ]
    return steps[::-1]


def download_official_pdf(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name="下载正式PDF").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path
