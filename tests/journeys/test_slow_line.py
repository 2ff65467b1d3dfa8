"""What is typed while the line is slow: before the page's script came, before an answer came."""

import pytest
from playwright.sync_api import expect

from evalforms.evaluations.models import Evaluation
from tests import make
from tests.journeys.browsers import Windows, held_back
from tests.journeys.pages import filling


@pytest.fixture
def draft(project, open_round) -> Evaluation:
    return make.evaluation(project=project)


def test_typing_before_the_script_arrives_is_saved(windows: Windows, draft: Evaluation, filler):
    page = windows.of(filler)
    with held_back(page, "**/entry/fill.js"):
        page.goto(f"/evaluations/{draft.pk}/fill/", wait_until="commit")
        filling.type_cells(page, {"经办人": "测试早", "预算资金-其他": "1,000元"})
        filling.cell(page, "项目属性").select_option("一次性项目")
        expect(page.locator("#save-state")).to_contain_text("正在载入")
        onward = page.get_by_role("link", name="提交给单位负责人审签")
        expect(onward).to_have_css("pointer-events", "none")
    filling.wait_until_saved(page)
    expect(filling.cell(page, "预算资金-其他")).to_have_value("0.10")
    cells = Evaluation.objects.get(pk=draft.pk).project_cells
    assert (cells.handler, cells.project_attribute) == ("测试早", "one_off")


def test_opening_a_sheet_sends_nothing(windows: Windows, draft: Evaluation, filler):
    page = windows.of(filler)
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.clock.install()
    draft.project_cells.project_attribute = ""
    draft.project_cells.save()
    page.goto(f"/evaluations/{draft.pk}/fill/")
    page.clock.run_for(5_000)
    filling.wait_until_saved(page)
    assert set(sent) == {"GET"}


def test_late_answer_leaves_the_selection(windows: Windows, draft: Evaluation, filler):
    page = windows.of(filler)
    page.goto(f"/evaluations/{draft.pk}/fill/")
    filling.wait_until_saved(page)
    budget = filling.cell(page, "预算资金-市级预算资金")
    with held_back(page, "**/cells/"):
        budget.fill("346")
        page.keyboard.press("Enter")
        page.keyboard.press("Shift+Enter")
    expect(budget).to_have_value("346.00")
    page.keyboard.type("347")
    filling.wait_until_saved(page)
    expect(budget).to_have_value("347.00")
