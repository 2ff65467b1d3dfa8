from playwright.sync_api import Page, expect

from evalforms.accounts.models import User
from tests.make import PASSWORD


def fill_in(page: Page, person: User) -> None:
    """As a person does: where the page has put the cursor, and not before it has."""
    name = page.get_by_label("用户名")
    expect(name).to_be_focused()
    name.fill(person.username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()


def sign_in(page: Page, person: User) -> None:
    page.goto("/")
    fill_in(page, person)
    expect(page.get_by_role("heading", name="待办")).to_be_visible()
