from playwright.sync_api import Page, expect

from evalforms.accounts.models import User
from tests.make import PASSWORD


def sign_in(page: Page, person: User) -> None:
    page.goto("/")
    page.get_by_label("用户名").fill(person.username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="待办")).to_be_visible()
