"""The download: official once approved, a draft before, never somebody else's."""

import logging

import pytest
from django.urls import reverse

from evalforms.documents import download
from evalforms.documents.check_code import in_groups
from evalforms.documents.codes import mark_of
from evalforms.documents.models import SealedDocument
from evalforms.documents.official_pdf import official_pdf
from evalforms.documents.page import page_html
from evalforms.documents.renderer import TOO_SLOW, RenderFailed, render_in_child
from evalforms.documents.rendering import render_snapshot
from evalforms.documents.storage import sha256_of
from evalforms.evaluations.models import Evaluation, ProjectCells
from evalforms.evaluations.states import State
from evalforms.rounds.models import Project
from evalforms.sheets.codec import read_sheet
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


def test_an_approved_sheet_gives_the_same_bytes_every_time(signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    browser = signed_in(filler)
    first = get(browser, evaluation).content
    assert get(browser, evaluation).content == first
    assert first.startswith(b"%PDF-1.7")


def test_a_sealed_sheet_is_handed_out_as_it_was_stored(pages, signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.SEALED)
    document = SealedDocument.objects.get()
    content = get(signed_in(filler), evaluation).content
    assert sha256_of(content) == document.sha256
    assert len(content) == document.size


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


def test_an_earlier_document_stays_what_it_was(pages, signed_in, filler, outsider, unit):
    evaluation = make.evaluation(unit=unit, state=State.SEALED)
    document = SealedDocument.objects.get()
    make.step(evaluation, "reopen")
    address = reverse("sealed_document", args=[evaluation.pk, document.pk])
    assert sha256_of(signed_in(filler).get(address).content) == document.sha256
    page = signed_in(filler).get(evaluation.get_absolute_url()).content.decode()
    assert "已重新打开，以新的签章文件为准。" in page
    assert document.sha256 in page
    assert signed_in(outsider).get(address).status_code == 404


def test_a_document_is_found_under_its_own_sheet_only(pages, signed_in, filler, unit):
    make.evaluation(unit=unit, state=State.SEALED)
    other = make.evaluation(unit=unit)
    address = reverse("sealed_document", args=[other.pk, SealedDocument.objects.get().pk])
    assert signed_in(filler).get(address).status_code == 404


@pytest.mark.parametrize("damage", [b"forged", None])
def test_what_does_not_match_its_registration_is_not_handed_out(
    pages, signed_in, filler, unit, settings, caplog, damage
):
    evaluation = make.evaluation(unit=unit, state=State.SEALED)
    path = settings.DOCUMENT_ROOT / SealedDocument.objects.get().file_name
    path.unlink() if damage is None else path.write_bytes(damage)
    with caplog.at_level(logging.ERROR, logger="evalforms.documents.views"):
        response = get(signed_in(filler), evaluation)
    assert "is not what was registered" in caplog.text
    assert response.status_code == 503
    assert "存档与登记的校验值不符" in response.content.decode()


def test_every_frozen_version_carries_its_own_code(pages, signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    shown = get(signed_in(filler), evaluation).content.decode()
    approved = evaluation.snapshots.get(occasion="approve")
    assert in_groups(approved.printed_code.code) in shown
    assert approved.sha256[:16] in shown


def test_a_draft_that_was_never_handed_in_carries_no_code(pages, signed_in, filler, unit):
    shown = get(signed_in(filler), make.evaluation(unit=unit)).content.decode()
    assert "核验码" not in shown


def test_the_public_edition_masks_telephone_numbers(pages, signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    browser = signed_in(filler)
    assert "0354-0000003" in get(browser, evaluation).content.decode()
    public = get(browser, evaluation, edition="public")
    assert "0354-0000003" not in public.content.decode()
    assert "%E5%85%AC%E5%BC%80%E7%89%88.pdf" in public.headers["Content-Disposition"]


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


def test_a_download_is_what_the_command_prints_but_for_the_code(signed_in, filler, unit):
    """`sheet pdf` has no database and so no code; everything else is the same renderer's work."""
    snapshot = make.evaluation(unit=unit, state=State.APPROVED).snapshots.get(occasion="approve")
    framework = snapshot.framework.definition
    sheet = read_sheet(snapshot.sheet, framework=framework.code)
    printed = official_pdf(sheet, framework)
    assert render_in_child(page_html(sheet, framework)) == printed
    marked = page_html(sheet, framework, mark=mark_of(snapshot))
    assert render_in_child(marked) == render_snapshot(snapshot) != printed
