"""Two fillers of one unit in one sheet. Clocks stand still until the test lets them run on."""

import pytest
from playwright.sync_api import Page, expect

from evalforms.evaluations.models import Evaluation
from tests import make
from tests.journeys.browsers import Windows
from tests.journeys.pages import filling

POLLING = 16_000  # ms; a page asks every fifteen seconds what others did


@pytest.fixture
def both(windows: Windows, project, filler, colleague, open_round) -> tuple[Page, Page]:
    evaluation = make.evaluation(project=project)
    return opened(windows.of(filler), evaluation), opened(windows.of(colleague), evaluation)


def opened(page: Page, evaluation: Evaluation) -> Page:
    page.clock.install(time=0)
    page.clock.pause_at(1_000)
    page.goto(f"/evaluations/{evaluation.pk}/fill/")
    return page


def type_and_leave(page: Page, label: str, text: str) -> None:
    filling.type_cell(page, label, text)
    filling.wait_until_saved(page)


def test_different_cells_both_stand_and_each_sees_the_other(both: tuple[Page, Page]):
    first, second = both
    type_and_leave(first, "项目概况", "由甲填写的概况")
    type_and_leave(second, "项目绩效情况", "由乙填写的绩效")
    first.clock.run_for(POLLING)

    for page in both:
        expect(filling.cell(page, "项目概况")).to_have_value("由甲填写的概况")
        expect(filling.cell(page, "项目绩效情况")).to_have_value("由乙填写的绩效")
    expect(first.get_by_text("填表乙").first).to_be_visible()
    expect(second.get_by_text("填表甲").first).to_be_visible()


def test_same_cell_offers_both_values(both: tuple[Page, Page]):
    first, second = both
    type_and_leave(first, "项目概况", "甲的写法")
    filling.type_cell(second, "项目概况", "乙的写法")
    second.keyboard.press("Tab")

    choice = second.get_by_role("alert").filter(has_text="填表甲")
    expect(choice).to_contain_text("甲的写法")
    expect(choice).to_contain_text("乙的写法")
    choice.get_by_role("button", name="用我的").click()
    second.clock.run_for(1_000)
    filling.wait_until_saved(second)
    expect(choice).to_have_count(0)

    first.clock.run_for(POLLING)
    for page in both:
        expect(filling.cell(page, "项目概况")).to_have_value("乙的写法")


def test_same_cell_can_be_left_to_the_other(both: tuple[Page, Page]):
    first, second = both
    type_and_leave(first, "预算下达资金", "300")
    filling.type_cell(second, "预算下达资金", "320")
    second.keyboard.press("Tab")
    second.get_by_role("alert").get_by_role("button", name="用对方的").click()
    expect(filling.cell(second, "预算下达资金")).to_have_value("300.00")
    second.reload()
    expect(filling.cell(second, "预算下达资金")).to_have_value("300.00")
