"""From the list of what stands against submitting straight to the cell that wants mending."""

from playwright.sync_api import expect

from evalforms.evaluations.models import ProjectCells
from tests import make
from tests.journeys.axe import violations
from tests.journeys.browsers import Windows
from tests.journeys.pages import filling


def test_each_finding_leads_to_its_cell(windows: Windows, project, filler, open_round):
    evaluation = make.evaluation(project=project, round=open_round)
    ProjectCells.objects.update(narratives_overview="", responsible="")
    line = evaluation.score_lines.get(indicator="indicator_clarity")
    evaluation.score_lines.filter(pk=line.pk).update(score=None)
    windows.expect_trouble("409")
    page = windows.of(filler)
    for message, cell in (
        ("项目概况未填写，请填写。", "narratives.overview"),
        ("负责人未填写，请填写。", "responsible"),
        ("绩效指标明确性", "scores.indicator_clarity.score"),
    ):
        page.goto(f"/evaluations/{evaluation.pk}/moves/submit/")
        page.get_by_role("button", name="提交给单位负责人审签", exact=True).click()
        against = page.get_by_role("region", name="须先处理的疑点")
        expect(against).to_be_visible()
        assert violations(page) == []
        against.get_by_role("link").filter(has_text=message).first.click()
        expect(page.locator(f'[data-cell="{cell}"]')).to_be_focused()
        expect(page.locator(f'[data-cell="{cell}"]')).to_be_in_viewport()
    page.keyboard.type("8")
    filling.wait_until_saved(page)
