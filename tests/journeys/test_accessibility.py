"""axe finds nothing on any page of any role, in the states in which the pages look different."""

import pytest
from playwright.sync_api import Page, expect

from evalforms.accounts.roles import Role
from evalforms.evaluations.states import State
from tests import make
from tests.journeys import tour
from tests.journeys.axe import violations
from tests.journeys.browsers import OFFICE_SCREEN, Windows
from tests.journeys.pages import filling

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def world(unit, subordinate, open_round) -> tour.World:
    return tour.build(unit, subordinate, open_round)


@pytest.mark.parametrize("role", Role)
def test_pages_of_every_role_are_accessible_and_fit_a_phone(
    windows: Windows, world: tour.World, role: Role
):
    page = windows.of(world.person(role))
    amiss = []
    for address in tour.pages_of(role, world):
        page.set_viewport_size(OFFICE_SCREEN)
        answer = page.goto(address)
        assert answer.status == 200, address
        amiss += violations(page)
        page.set_viewport_size(PHONE)
        amiss += excess(page)
    assert amiss == []


def excess(page: Page) -> list[str]:
    """By how much a page is wider than its window; tables and paper scroll on their own."""
    pixels = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return [f"{page.url}: {pixels} px too wide"] if pixels > 0 else []


def test_pages_on_a_phone_are_accessible(windows: Windows, world: tour.World):
    page = windows.of(world.person(Role.FILLER), viewport=PHONE)
    found = []
    for address in ["/", "/evaluations/", f"/evaluations/{world.department.pk}/fill/"]:
        page.goto(address)
        found += violations(page)
    assert found == []


def test_filling_with_everything_opened_is_accessible(
    windows: Windows, world: tour.World, filler, colleague
):
    """Notices at cells, notes, an undo, a conflict of two people, all explanations unfolded."""
    draft = world.in_state[State.DRAFT]
    page, other = windows.of(filler), windows.of(colleague)
    for window in (page, other):
        window.goto(f"/evaluations/{draft.pk}/fill/")
    filling.type_cell(other, "项目概况", "对方的写法")
    filling.wait_until_saved(other)
    filling.type_cells(page, {"项目概况": "我的写法", "预算下达资金": "很多", "经办人": "丙\x07"})
    page.keyboard.press("Tab")
    expect(page.get_by_role("alert")).to_be_visible()
    filling.remove_row(page, "质量指标", 1)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert violations(page) == []


def test_pages_before_signing_in_are_accessible(windows: Windows, settings, filler):
    page = windows.stranger()
    settings.DEMO = True
    page.goto("/login/")
    found = violations(page)
    windows.expect_trouble("status of 4")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        page.get_by_label("用户名").fill(filler.username)
        page.get_by_label("密码").fill("不对的密码")
        with page.expect_navigation():
            page.get_by_role("button", name="登录").click()
        found += violations(page)
    expect(page.get_by_role("heading", name="429")).to_be_visible()
    found += violations(page)
    assert found == []


def test_refusals_are_accessible(windows: Windows, world: tour.World, colleague):
    windows.expect_trouble("status of 4")
    page = windows.of(world.person(Role.FILLER))
    found = []
    for address, status in {"/nowhere/": 404, "/review/": 403}.items():
        assert page.goto(address).status == status
        found += violations(page)
    stale = f"/evaluations/{world.in_state[State.DRAFT].pk}/moves/submit/"
    page.goto(stale)
    make.step(world.in_state[State.DRAFT], "submit", by=colleague)
    page.get_by_role("button", name="提交给单位负责人审签").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found += violations(page)
    assert found == []


def test_dialog_that_asks_once_is_accessible(windows: Windows, world: tour.World):
    page = windows.of(world.person(Role.REVIEWER))
    page.goto(f"/review/{world.in_state[State.SUBMITTED].pk}/")
    page.get_by_role("button", name="审核通过").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []
