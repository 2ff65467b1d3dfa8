"""What the frame of every page does with scripts: the question before a step, the menu."""

import pytest
from playwright.sync_api import expect

from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import State
from tests import make


@pytest.fixture
def submitted(open_round, unit) -> Evaluation:
    return make.evaluation(state=State.SUBMITTED)


def test_confirmation_is_asked_once_and_can_be_refused(submitted, windows):
    page = windows.of(make.person("reviewer", submitted.unit))
    page.goto(f"/review/{submitted.pk}/")
    page.get_by_role("button", name="审核通过").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("不能再修改")
    dialog.get_by_role("button", name="取消").click()
    expect(dialog).to_be_hidden()
    submitted.refresh_from_db()
    assert submitted.state == State.SUBMITTED
    page.get_by_role("button", name="审核通过").click()
    dialog.get_by_role("button", name="审核通过").click()
    expect(page.get_by_text("已审核通过")).to_be_visible()
    submitted.refresh_from_db()
    assert submitted.state == State.APPROVED


def test_return_without_a_reason_is_not_sent(submitted, windows):
    page = windows.of(make.person("reviewer", submitted.unit))
    page.goto(f"/review/{submitted.pk}/")
    page.get_by_role("button", name="退回单位修改").click()
    expect(page.get_by_label("审核意见")).to_be_focused()
    submitted.refresh_from_db()
    assert submitted.state == State.SUBMITTED


def test_menu_closes_on_escape_and_on_a_click_elsewhere(filler, windows):
    page = windows.of(filler)
    page.goto("/")
    entry = page.get_by_role("link", name="修改密码")
    page.get_by_text(filler.name, exact=True).click()
    expect(entry).to_be_visible()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    page.get_by_text(filler.name, exact=True).click()
    page.get_by_role("heading", name="待办").click()
    expect(entry).to_be_hidden()


def test_skip_link_comes_first_and_leads_to_the_content(filler, windows):
    page = windows.of(filler)
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
