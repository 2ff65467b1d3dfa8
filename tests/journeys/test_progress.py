"""完成进度 in a browser: adopted with a press, picked from three levels, never typed over."""

import pytest
from playwright.sync_api import expect

from evalforms.evaluations.models import Kind
from evalforms.frameworks.rules import Checkpoints
from tests import make
from tests.journeys.axe import violations
from tests.journeys.browsers import Windows
from tests.journeys.pages import filling


def test_progress_is_adopted_or_picked(windows: Windows, project, filler, open_round):
    evaluation = make.evaluation(project=project, filled=False)
    first = evaluation.objective_lines.order_by("position").first()
    page = windows.of(filler)
    page.goto(f"/evaluations/{evaluation.pk}/fill/")
    block = page.locator(f'[data-progress="{first.key}"]')
    progress = filling.cell(page, "完成进度")
    expect(block).to_be_hidden()

    filling.type_cell(page, "目标值", "1亿元")
    filling.type_cell(page, "实际完成指标值", "5000万元")
    filling.wait_until_saved(page)
    expect(block).to_contain_text("系统计算完成进度 50%")
    expect(progress).to_have_value("")
    block.get_by_role("button", name="采用").press("Enter")
    expect(progress).to_have_value("50%")
    filling.wait_until_saved(page)
    expect(block.get_by_role("button", name="采用")).to_be_hidden()

    progress.fill("100%")
    filling.wait_until_saved(page)
    expect(block.get_by_role("button", name="采用")).to_be_visible()
    expect(progress).to_have_value("100%")
    assert violations(page) == []

    filling.type_cell(page, "目标值", "有所提高")
    filling.type_cell(page, "实际完成指标值", "明显提高")
    filling.wait_until_saved(page)
    partly = block.get_by_role("button", name="部分达成 80%–60%")
    partly.press("Enter")
    expect(partly).to_have_attribute("aria-pressed", "true")
    expect(progress).to_have_value("部分达成")
    filling.wait_until_saved(page)
    expect(block).to_contain_text("得分区间80%–60%")
    assert violations(page) == []


@pytest.mark.parametrize("kind", [Kind.PROJECT, Kind.DEPARTMENT])
def test_every_indicator_explains_itself_by_keyboard(
    windows: Windows, unit, filler, open_round, kind: str
):
    evaluation = make.evaluation(kind=kind, unit=unit, round=open_round)
    page = windows.of(filler)
    page.goto(f"/evaluations/{evaluation.pk}/fill/")
    indicators = evaluation.definition.indicators
    signs = page.locator("#scores .help > summary")
    assert signs.count() == len(indicators)
    for sign, indicator in zip(signs.all(), indicators, strict=True):
        assert sign.inner_text().strip() == f"{indicator.name}填报说明"
        sign.press("Enter")
        help_text = page.locator(".help[open] .help-text")
        expect(help_text).to_be_visible()
        shown = help_text.inner_text()
        points = indicator.rule.points if isinstance(indicator.rule, Checkpoints) else ()
        for part in (indicator.measures, indicator.formula, indicator.source):
            assert part in shown
        assert [point.text for point in points if point.text not in shown] == []
        sign.press("Enter")
