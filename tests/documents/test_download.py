"""The download: official once approved, a draft before, never somebody else's."""

import logging

import pytest
from django.urls import reverse

from evalforms.documents import download, jobs
from evalforms.documents.models import OfficialDocument
from evalforms.documents.renderer import TOO_SLOW, RenderFailed
from evalforms.evaluations.models import Evaluation, ProjectCells
from evalforms.evaluations.states import State
from evalforms.rounds.models import Project
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DOCUMENT_ROOT = tmp_path


@pytest.fixture
def pages(monkeypatch) -> None:
    """The page itself instead of a PDF of it: quick, and its words can be looked for."""
    monkeypatch.setattr(download, "render_in_child", lambda page: page.encode())
    monkeypatch.setattr("evalforms.documents.rendering.render_in_child", lambda page: page.encode())


def get(browser, evaluation: Evaluation, **query):
    return browser.get(reverse("pdf", args=[evaluation.pk]), query)


def test_the_official_document_is_the_same_before_and_after_the_worker(signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    browser = signed_in(filler)
    before = get(browser, evaluation).content
    jobs.work_once()
    assert OfficialDocument.objects.get().progress == "done"
    assert get(browser, evaluation).content == before
    assert before.startswith(b"%PDF-1.7")


def test_the_answer_is_named_and_kept_out_of_caches(pages, signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    response = get(signed_in(filler), evaluation)
    name = "2020%E5%B9%B4%E5%BA%A6-202-"
    assert response.headers["Content-Disposition"].startswith(
        f"attachment; filename*=utf-8''{name}"
    )
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "private, no-store"


def test_inline_shows_it_in_the_browser(pages, signed_in, filler, unit):
    response = get(signed_in(filler), make.evaluation(unit=unit), inline="1")
    assert response.headers["Content-Disposition"].startswith("inline; filename*=")


@pytest.mark.parametrize(
    ("kind", "state", "name"),
    [
        ("project", State.APPROVED, "2020年度-202-企业技术创新奖励补助-绩效自评表.pdf"),
        ("project", State.SUBMITTED, "2020年度-202-企业技术创新奖励补助-绩效自评表-草稿.pdf"),
        ("department", State.APPROVED, "2020年度-202-部门整体支出-绩效自评表.pdf"),
    ],
)
def test_file_name(unit, kind, state, name):
    assert download.file_name(make.evaluation(unit=unit, kind=kind, state=state)) == name


def test_file_name_holds_nothing_a_file_system_refuses(unit):
    project = Project(name='../a\\b:c*?"<d>|\n\x00' + "长" * 100)
    name = download.file_name(Evaluation(unit=unit, project=project, round=make.round()))
    assert name.startswith("2020年度-202-.. a b c d 长长")
    assert len(name) < 100


def test_a_draft_has_the_watermark_and_an_approved_sheet_has_none(pages, signed_in, filler, unit):
    browser = signed_in(filler)
    draft = get(browser, make.evaluation(unit=unit)).content
    approved = get(browser, make.evaluation(unit=unit, state=State.APPROVED)).content
    assert b'class="watermark"' in draft
    assert b'class="watermark"' not in approved


def test_a_reviewer_gets_the_returned_sheet_as_it_was_filed(
    pages, signed_in, filler, reviewer, unit
):
    evaluation = make.evaluation(unit=unit, state=State.RETURNED, marker="报送时的文字")
    ProjectCells.objects.update(narratives_overview="正在修改的文字")
    seen_by_reviewer = get(signed_in(reviewer), evaluation).content.decode()
    seen_by_unit = get(signed_in(filler), evaluation).content.decode()
    assert "正在修改的文字" not in seen_by_reviewer
    assert "overview：按计划完成，资料齐全。报送时的文字" in seen_by_reviewer
    assert "正在修改的文字" in seen_by_unit


def test_an_approved_sheet_is_printed_from_what_was_approved(pages, signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    ProjectCells.objects.update(narratives_overview="绕过程序改的文字")
    assert "绕过程序改的文字" not in get(signed_in(filler), evaluation).content.decode()


def test_a_damaged_file_is_made_again_where_that_gives_the_registered_bytes(
    pages, signed_in, filler, unit, settings
):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    browser = signed_in(filler)
    jobs.work_once()
    whole = get(browser, evaluation).content
    (settings.DOCUMENT_ROOT / OfficialDocument.objects.get().file_name).write_bytes(b"forged")
    assert get(browser, evaluation).content == whole


def test_what_does_not_match_its_registration_is_not_handed_out(
    pages, signed_in, filler, unit, caplog
):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    jobs.work_once()
    OfficialDocument.objects.update(sha256="0" * 64)
    with caplog.at_level(logging.ERROR, logger="evalforms.documents.download"):
        response = get(signed_in(filler), evaluation)
    assert response.status_code == 503
    assert "存档与登记的校验值不符" in response.content.decode()
    assert "is not what was registered" in caplog.text


def test_a_renderer_that_cannot_is_told_in_words(signed_in, filler, unit, monkeypatch):
    def fails(_):
        raise RenderFailed(TOO_SLOW)

    monkeypatch.setattr(download, "render_in_child", fails)
    response = get(signed_in(filler), make.evaluation(unit=unit))
    assert response.status_code == 503
    assert TOO_SLOW in response.content.decode()


def test_strangers_find_nothing(signed_in, outsider, unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    assert get(signed_in(outsider), evaluation).status_code == 404
