"""A project's self-evaluation from the blank form to the official PDF, as four people live it."""

import subprocess
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys import innovation
from tests.journeys.browsers import Windows
from tests.journeys.pages import desk, evaluation, filling, home, login

REASON = "“其他需说明的问题”请写明市级企业技术中心少一户的原因和资金去向。"
CORRECTION = "市级企业技术中心一户复核未通过，10万元已按规定交回国库。"


def test_project_goes_from_blank_form_to_official_pdf(
    windows: Windows, project, filler, unit_head, reviewer, open_round, tmp_path: Path
):
    at_fillers, at_heads, at_reviewers = (windows.stranger() for _ in range(3))

    login.sign_in(at_fillers, filler)
    home.start(at_fillers, innovation.SUBJECT)
    fill_in_the_form(at_fillers)
    see_the_result(at_fillers)
    assert filling.explain_warnings(at_fillers, innovation.EXPLANATION) > 0
    filling.submit(at_fillers)

    login.sign_in(at_heads, unit_head)
    sign_off(at_heads)

    login.sign_in(at_reviewers, reviewer)
    home.go_on(at_reviewers, "审核", innovation.SUBJECT)
    desk.return_for_revision(at_reviewers, REASON)

    home.go_on(at_fillers, "修改", innovation.SUBJECT)
    expect(at_fillers.get_by_text(REASON)).to_be_visible()
    filling.type_cell(at_fillers, "其他需说明的问题", CORRECTION)
    filling.wait_until_saved(at_fillers)
    # The reasons that stood in the old words are gone with them.
    expect(filling.panel(at_fillers)).to_contain_text("低于分值 3.00，请填写扣分原因")
    filling.explain_warnings(at_fillers, innovation.EXPLANATION)
    filling.submit(at_fillers)
    sign_off(at_heads)
    home.go_on(at_reviewers, "审核", innovation.SUBJECT)
    desk.approve(at_reviewers)

    at_fillers.goto("/")
    at_fillers.get_by_role("link", name=innovation.SUBJECT).click()
    assert evaluation.steps_taken(at_fillers) == [
        ("建立自评表", "填表甲（填报人）"),
        ("提交给单位负责人审签", "填表甲（填报人）"),
        ("审签并报送财政部门", "负责人甲（单位负责人）"),
        ("退回单位修改", "审核甲（财政审核人）"),
        ("提交给单位负责人审签", "填表甲（填报人）"),
        ("审签并报送财政部门", "负责人甲（单位负责人）"),
        ("审核通过", "审核甲（财政审核人）"),
    ]
    printed = text_of(evaluation.download_official_pdf(at_fillers, tmp_path))
    assert [value for value in expected_in_print() if value not in printed] == []


def fill_in_the_form(page: Page) -> None:
    filling.type_cells(page, innovation.IDENTITY)
    filling.type_cells(page, {label: typed for label, (typed, _) in innovation.FUNDS.items()})
    filling.type_cells(page, innovation.NARRATIVES)
    fill_in_the_objectives(page)
    filling.type_cells(
        page, {f"{name} 设定分值": weight for name, weight in innovation.WEIGHTS.items()}
    )
    filling.type_scores(page, innovation.SCORES)
    fill_in_the_closing(page)
    filling.wait_until_saved(page)


def fill_in_the_objectives(page: Page) -> None:
    """A blank form has one row under five headings; the others are added, a spare one goes."""
    filling.add_row_below(page, "数量指标", 1)
    filling.add_row_below(page, "时效指标", 1)
    filling.add_row_below(page, "时效指标", 2)
    filling.add_first_row(page, "成本指标")
    filling.add_row_below(page, "成本指标", 1)
    filling.add_row_below(page, "服务对象满意度指标", 1)
    for number, (_, *texts) in enumerate(innovation.OBJECTIVES):
        columns = (innovation.NAME, innovation.TARGET, innovation.ACTUAL, innovation.PROGRESS)
        for label, text in zip(columns, texts, strict=True):
            filling.type_cell(page, label, text, number)
    filling.remove_empty_rows(page)
    expect(page.get_by_label(innovation.NAME, exact=True)).to_have_count(10)


def fill_in_the_closing(page: Page) -> None:
    filling.add_row_below(page, "评价人员", 1)
    filling.add_row_below(page, "评价人员", 2)
    filling.remove_row(page, "评价人员", 3)
    for number, evaluator in enumerate(innovation.EVALUATORS):
        for label, text in zip(("姓名", "职称/职务", "科室"), evaluator[:3], strict=True):
            filling.type_cell(page, label, text, number)
        filling.type_cell(page, "联系电话", evaluator[3], number)
    filling.type_cells(page, innovation.SIGNATURES)
    filling.type_cell(page, "联系电话", innovation.PHONE, len(innovation.EVALUATORS))
    filling.type_cell(page, "填报日期", innovation.FILLED_ON)


def see_the_result(page: Page) -> None:
    for label, (_, shown) in innovation.FUNDS.items():
        expect(filling.cell(page, label)).to_have_value(shown)
    expect(filling.figure(page, "效益四项设定分值合计")).to_have_text("20.00")
    expect(filling.figure(page, "资金到位率 评价得分")).to_have_text("3.00")
    expect(filling.figure(page, "预算执行率 评价得分")).to_have_text("2.47")
    panel = filling.panel(page)
    expect(panel).to_contain_text("99.47")
    expect(panel.get_by_text("优", exact=True)).to_be_visible()
    for dimension, points in innovation.SUBTOTALS.items():
        expect(panel).to_contain_text(f"{dimension}{points}")


def sign_off(page: Page) -> None:
    home.go_on(page, "查看并审签", innovation.SUBJECT)
    evaluation.take_step(page, "审签并报送财政部门", done="等待财政部门审核。")


def text_of(pdf: Path) -> str:
    """The words of a PDF without spaces and line ends."""
    done = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, text=True)
    return "".join(done.stdout.split())


def expected_in_print() -> list[str]:
    replaced = innovation.NARRATIVES["其他需说明的问题"]
    values = [CORRECTION if value == replaced else value for value in innovation.PRINTED]
    return ["".join(value.split()) for value in values if value]
