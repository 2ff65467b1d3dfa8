"""Files come in through one address: for the form or for a row, until it is handed on."""

import stat
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evalforms.evaluations.models import Attachment
from evalforms.rounds.models import Round
from tests import make
from tests.attachments import files

pytestmark = pytest.mark.django_db


def stored(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_stored_under_our_own_name_for_the_owner_only(upload, evaluation, filler, folder):
    assert upload(evaluation, name="../../凭证.exe").status_code == 200
    attachment = Attachment.objects.get()
    (path,) = stored(folder)
    assert (attachment.name, attachment.kind, attachment.size) == (
        "凭证.pdf",
        "pdf",
        len(files.PDF),
    )
    assert (attachment.uploaded_by, attachment.place) == (filler, "")
    assert path.name == attachment.stored_name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == files.PDF


def test_the_page_is_told_the_list_and_the_version(upload, evaluation):
    before = evaluation.version
    answer = upload(evaluation).json()
    evaluation.refresh_from_db()
    assert (answer["version"], evaluation.version) == (before + 1, before + 1)
    assert "凭证.pdf" in answer["attachments"]


def test_the_trail_names_the_file(upload, take_off, evaluation, filler):
    upload(evaluation)
    take_off(evaluation, Attachment.objects.get().pk)
    events = evaluation.audit_events.filter(action__in=["attach", "detach"])
    told = [(event.action, event.reason, event.actor, event.address) for event in events]
    assert told == [
        ("attach", "凭证.pdf", filler, "127.0.0.1"),
        ("detach", "凭证.pdf", filler, "127.0.0.1"),
    ]


def test_a_file_belongs_to_a_row_and_survives_it(upload, evaluation):
    line = evaluation.objective_lines.first()
    answer = upload(evaluation, place=f"objectives.{line.key}").json()
    assert f'data-place="objectives.{line.key}"' in answer["attachments"]
    assert line.name[:20] in answer["attachments"]
    line.delete()
    again = upload(evaluation, files.PNG, "图.png").json()
    assert "原所在行已删除" in again["attachments"]


@pytest.mark.parametrize("place", ["objectives.ffffffffffff", "scores.nothing", "../x", "x" * 200])
def test_a_row_that_is_not_there_is_refused(upload, evaluation, folder, place):
    answer = upload(evaluation, place=place)
    assert (answer.status_code, stored(folder)) == (400, [])
    assert "所属的行已不存在" in answer.json()["error"]


@pytest.mark.parametrize("content", [files.HTML, files.SVG, files.PROGRAM, files.OLD_WORD])
def test_a_hostile_file_leaves_nothing_behind(upload, evaluation, folder, content):
    answer = upload(evaluation, content, "发票.pdf")
    assert answer.status_code == 400
    assert answer.json()["error"].endswith("。")
    assert (Attachment.objects.count(), stored(folder)) == (0, [])


def test_an_empty_file_and_none_at_all_are_refused(upload, signed_in, filler, evaluation):
    assert "文件是空的" in upload(evaluation, b"").json()["error"]
    url = reverse("add_attachment", args=[evaluation.pk])
    nothing = signed_in(filler).post(url, {"version": 1})
    assert (nothing.status_code, nothing.json()["error"]) == (400, "没有收到文件，请重新选择。")


def test_a_file_above_the_limit_is_refused(upload, evaluation, settings, folder):
    settings.ATTACHMENT_MAX_BYTES = 1024 * 1024
    answer = upload(evaluation, files.PDF + b" " * 1024 * 1024)
    assert (answer.status_code, stored(folder)) == (413, [])
    assert "超过每个文件1MB的上限" in answer.json()["error"]


def test_a_request_far_above_the_limit_is_not_even_read(upload, evaluation, settings, folder):
    settings.ATTACHMENT_MAX_BYTES = 1024
    answer = upload(evaluation, b"%PDF-" + b" " * 3 * 1024 * 1024)
    assert (answer.status_code, stored(folder)) == (413, [])


def test_too_many_files_are_refused(upload, evaluation, settings, folder):
    settings.ATTACHMENTS_MAX_COUNT = 1
    upload(evaluation)
    answer = upload(evaluation, files.PNG)
    assert (answer.status_code, len(stored(folder))) == (400, 1)
    assert "最多1个附件" in answer.json()["error"]


def test_too_much_together_is_refused(upload, evaluation, settings):
    settings.ATTACHMENTS_MAX_BYTES = len(files.PDF) + 1
    upload(evaluation)
    assert upload(evaluation, files.PNG).status_code == 413


def test_a_repeated_upload_adds_nothing(upload, evaluation, folder):
    for _ in range(2):
        assert upload(evaluation).status_code == 200
    assert (Attachment.objects.count(), len(stored(folder))) == (1, 1)


def test_a_handed_on_sheet_takes_no_files_and_loses_none(upload, take_off, evaluation):
    upload(evaluation)
    make.step(evaluation, "submit")
    added = upload(evaluation, files.PNG)
    removed = take_off(evaluation, Attachment.objects.get().pk)
    assert (added.status_code, removed.status_code) == (403, 403)
    assert "待单位审签" in added.json()["error"]
    assert Attachment.objects.get().removed_at is None


def test_after_the_deadline_nothing_comes_in(upload, evaluation):
    Round.objects.update(due_at=evaluation.round.opens_at + timedelta(days=1))
    answer = upload(evaluation)
    assert answer.status_code == 403
    assert "截止" in answer.json()["error"]


def test_only_the_units_fillers_add_and_remove(
    upload, take_off, evaluation, unit_head, outsider, reviewer, administrator
):
    upload(evaluation)
    pk = Attachment.objects.get().pk
    answers = {unit_head: 403, outsider: 404, reviewer: 404, administrator: 403}
    for person, status in answers.items():
        assert upload(evaluation, files.PNG, by=person).status_code == status
        assert take_off(evaluation, pk, by=person).status_code == status
    assert Attachment.objects.filter(removed_at=None).count() == 1


def test_a_file_of_another_sheet_cannot_be_removed_through_this_one(
    upload, take_off, evaluation, unit
):
    other = make.evaluation(project=make.project(unit), round=evaluation.round)
    upload(other)
    assert take_off(evaluation, Attachment.objects.get().pk).status_code == 404


def test_a_removed_file_is_gone_and_a_frozen_one_is_kept(
    upload, take_off, evaluation, folder, django_capture_on_commit_callbacks
):
    upload(evaluation)
    make.step(evaluation, "submit")
    make.step(evaluation, "withdraw")
    upload(evaluation, files.PNG, "图.png")
    with django_capture_on_commit_callbacks(execute=True):
        for attachment in Attachment.objects.all():
            assert take_off(evaluation, attachment.pk).status_code == 200
    assert Attachment.objects.filter(removed_at=None).count() == 0
    assert [path.read_bytes() for path in stored(folder)] == [files.PDF]


def test_uploading_is_for_posting(signed_in, filler, evaluation):
    assert signed_in(filler).get(reverse("add_attachment", args=[evaluation.pk])).status_code == 405


@pytest.mark.parametrize("name", ["evaluation", "fill"])
def test_many_files_cost_no_more_queries_than_one(name, upload, signed_in, filler, evaluation):
    few = queries_after(upload, evaluation, [files.PDF], signed_in(filler), name)
    many = queries_after(upload, evaluation, files.honest().values(), signed_in(filler), name)
    assert many == few


def queries_after(upload, evaluation, contents, browser, name) -> int:
    for content in contents:
        upload(evaluation, content)
    with CaptureQueriesContext(connection) as queries:
        browser.get(reverse(name, args=[evaluation.pk]))
    return len(queries)
