"""Beginning with last year's sheet, looking at its values, and handing in evidence."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import FilePayload, Page, expect

from evalforms.evaluations.models import Attachment, Evaluation
from evalforms.evaluations.states import State
from tests import make
from tests.attachments import files
from tests.journeys import axe
from tests.journeys.browsers import Windows, held_back
from tests.journeys.pages import filling


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.ATTACHMENT_ROOT = tmp_path / "attachments"


@pytest.fixture
def begun(unit, open_round, filler) -> None:
    """A project with an approved sheet of the year before, and a round that is open now."""
    project = make.project(unit, ends_on=date(2022, 12, 31))
    make.evaluation(project=project, round=open_round, state=State.APPROVED)
    unit.files_department_form = False
    unit.save()
    open_round.due_at = open_round.opens_at.replace(year=open_round.opens_at.year - 1)
    open_round.opens_at = open_round.due_at.replace(year=open_round.due_at.year - 1)
    open_round.save()
    make.round(year=2021)


def test_a_sheet_begins_with_last_year_and_takes_evidence(windows: Windows, begun, filler):
    windows.expect_trouble("400 (Bad Request)")
    page = windows.of(filler)
    page.goto("/")
    page.get_by_role("button", name="从2020年度带入").click()
    page.get_by_text("请逐项核对").wait_for()
    filling.wait_until_saved(page)

    touch_what_was_carried_over(page)
    look_at_last_year(page)
    hand_in_evidence(page)
    assert axe.violations(page) == []

    now = Evaluation.objects.get(round__year=2021)
    assert now.project_cells.narratives_overview == "今年的概况。"
    assert Attachment.objects.get(removed_at=None).place.startswith("objectives.")


def test_what_is_typed_before_the_script_arrives_loses_its_mark(windows: Windows, begun, filler):
    page = windows.of(filler)
    page.goto("/")
    with held_back(page, "**/entry/last_year.js"):
        page.get_by_role("button", name="从2020年度带入").click()
        page.get_by_text("请逐项核对").wait_for()
        marks = page.locator(".cell-carried")
        before = marks.count()
        page.get_by_label("项目概况", exact=True).fill("今年的概况。")
        expect(marks).to_have_count(before)
    expect(marks).to_have_count(before - 1)


def touch_what_was_carried_over(page: Page) -> None:
    marks = page.locator(".cell-carried")
    before = marks.count()
    page.get_by_label("项目概况", exact=True).fill("今年的概况。")
    expect(marks).to_have_count(before - 1)
    expect(page.locator("[data-carried-count]")).to_have_text(str(before - 1))
    expect(page.locator("#save-state")).to_have_attribute("data-state", "saved")


def look_at_last_year(page: Page) -> None:
    page.get_by_role("button", name="显示上年").click()
    funds = page.locator("[data-at='funds.allocated'] .cell-last-year")
    expect(funds).to_have_text("2020年 345.00".replace(" ", ""))
    page.get_by_role("button", name="隐藏上年").click()
    expect(page.locator(".cell-last-year")).to_have_count(0)


def hand_in_evidence(page: Page) -> None:
    row = page.locator(".objectives [data-attach]").first
    choose(page, row, ("名单.pdf", files.PDF), ("木马.pdf", files.HTML))
    listed = page.locator("#attachments .attachment-list")
    expect(listed).to_contain_text("名单.pdf")
    expect(page.locator(".row-attached a")).to_have_text("名单.pdf")
    expect(page.get_by_role("alert")).to_contain_text("“木马.pdf”：文件内容不是")
    choose(page, page.get_by_role("button", name="上传附件", exact=True), ("图.png", files.PNG))
    page.get_by_role("button", name="移除附件 图.png").click()
    expect(listed).not_to_contain_text("图.png")


def choose(page: Page, button, *chosen: tuple[str, bytes]) -> None:
    with page.expect_file_chooser() as chooser:
        button.click()
    chooser.value.set_files(
        [
            FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
            for name, content in chosen
        ]
    )


def test_every_row_that_takes_files_says_for_what(windows: Windows, begun, filler):
    page = windows.of(filler)
    old = Evaluation.objects.get()
    make.step(old, "reopen")
    page.goto(reverse("fill", args=[old.pk]))
    names = [button.get_attribute("aria-label") for button in page.locator("[data-attach]").all()]
    rows = [name for name in names if name]
    assert len(set(rows)) == len(rows) > 20
