"""What was handed in: listed in the snapshot, shown to who may see it, printed as an appendix."""

import json

import pytest
from django.urls import reverse

from evalforms.documents.storage import sha256_of
from evalforms.evaluations.models import Attachment
from tests import make
from tests.attachments import files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages(monkeypatch):
    """The page itself instead of a PDF of it."""
    monkeypatch.setattr("evalforms.documents.appendix.render_in_child", str.encode)


def get(browser, attachment: Attachment):
    return browser.get(reverse("attachment", args=[attachment.evaluation_id, attachment.pk]))


def test_the_snapshot_lists_name_size_digest_and_row(upload, evaluation):
    upload(evaluation, place="scores.budget_execution_rate")
    attachment = Attachment.objects.get()
    make.step(evaluation, "submit")
    listed = json.loads(evaluation.snapshots.get().result)["attachments"]
    assert listed == [
        {
            "id": attachment.pk,
            "name": "凭证.pdf",
            "kind": "pdf",
            "size": len(files.PDF),
            "sha256": sha256_of(files.PDF),
            "place": "scores.budget_execution_rate",
            "belongs_to": "评分表：预算执行率",
        }
    ]


def test_a_file_is_saved_and_never_a_page_of_ours(upload, signed_in, unit_head, evaluation):
    upload(evaluation)
    response = get(signed_in(unit_head), Attachment.objects.get())
    assert response.content == files.PDF
    headers = response.headers
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["Cache-Control"] == "private, no-store"


def test_strangers_and_early_reviewers_find_nothing(
    upload, signed_in, client, evaluation, outsider, reviewer
):
    upload(evaluation)
    attachment = Attachment.objects.get()
    assert get(signed_in(outsider), attachment).status_code == 404
    assert get(signed_in(reviewer), attachment).status_code == 404
    client.logout()
    assert get(client, attachment).status_code == 302


def test_a_file_is_not_found_under_another_sheet(upload, signed_in, filler, evaluation, unit):
    upload(evaluation)
    other = make.evaluation(project=make.project(unit), round=evaluation.round)
    url = reverse("attachment", args=[other.pk, Attachment.objects.get().pk])
    assert signed_in(filler).get(url).status_code == 404


def test_the_reviewer_sees_what_was_filed_while_the_unit_corrects_it(
    upload, take_off, signed_in, evaluation, reviewer, filler
):
    upload(evaluation)
    filed = Attachment.objects.get()
    for name in ("submit", "sign_off", "return_for_revision"):
        make.step(evaluation, name)
    evaluation.refresh_from_db()
    upload(evaluation, files.PNG, "更正.png")
    take_off(evaluation, filed.pk)
    new = Attachment.objects.get(name="更正.png")
    assert get(signed_in(reviewer), filed).content == files.PDF
    assert get(signed_in(reviewer), new).status_code == 404
    assert get(signed_in(filler), new).content == files.PNG
    assert get(signed_in(filler), filed).status_code == 404


def test_a_damaged_file_is_not_handed_out(upload, signed_in, filler, evaluation, folder):
    upload(evaluation)
    attachment = Attachment.objects.get()
    (folder / attachment.stored_name[:2] / attachment.stored_name).write_bytes(files.HTML)
    assert get(signed_in(filler), attachment).status_code == 503


def test_the_pages_list_the_files(upload, signed_in, filler, reviewer, evaluation):
    upload(evaluation)
    assert "凭证.pdf" in page(signed_in(filler), "fill", evaluation)
    assert "凭证.pdf" in page(signed_in(filler), "evaluation", evaluation)
    for name in ("submit", "sign_off"):
        make.step(evaluation, name)
    assert "凭证.pdf" in page(signed_in(reviewer), "desk", evaluation)


def page(browser, name: str, evaluation) -> str:
    return browser.get(reverse(name, args=[evaluation.pk])).content.decode()


def test_the_appendix_lists_what_the_person_may_see(upload, signed_in, filler, evaluation):
    upload(evaluation, place="scores.budget_execution_rate")
    url = reverse("pdf", args=[evaluation.pk])
    response = signed_in(filler).get(url, {"appendix": "1"})
    text = response.content.decode()
    for words in ("附件清单", "凭证.pdf", sha256_of(files.PDF)[:16], "评分表：预算执行率", "草稿"):
        assert words in text
    name = "%E9%99%84%E5%BD%95"
    assert name in response.headers["Content-Disposition"]


def test_the_appendix_tells_what_reviewers_said_and_who_did_what(signed_in, filler, evaluation):
    make.step(evaluation, "submit")
    make.step(evaluation, "sign_off")
    make.step(evaluation, "return_for_revision", reason="请补充验收报告")
    url = reverse("pdf", args=[evaluation.pk])
    text = signed_in(filler).get(url, {"appendix": "1"}).content.decode()
    opinions, steps = text.split("二、审核意见")[1].split("三、办理过程")
    assert "退回单位修改：请补充验收报告" in opinions
    assert "审签并报送财政部门" not in opinions
    told = [steps.index(step) for step in ("建立自评表", "提交给单位负责人审签", "请补充验收报告")]
    assert told == sorted(told)
