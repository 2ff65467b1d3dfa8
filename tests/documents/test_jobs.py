"""Documents in the queue: leased once, tried again, given up with a reason."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evalforms.documents import jobs
from evalforms.documents.jobs import LEASE, MOST_TRIES, claim, work_once
from evalforms.documents.models import OfficialDocument, Progress
from evalforms.documents.renderer import RenderFailed
from evalforms.documents.rendering import render_snapshot
from evalforms.documents.storage import read_kept
from evalforms.evaluations.states import State
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DOCUMENT_ROOT = tmp_path


@pytest.fixture
def document(unit) -> OfficialDocument:
    """Waiting, as approval leaves it."""
    make.evaluation(unit=unit, state=State.APPROVED)
    return OfficialDocument.objects.get()


def pass_time(**columns) -> None:
    OfficialDocument.objects.update(leased_until=timezone.now() - timedelta(seconds=1), **columns)


def fail_with(monkeypatch, error: Exception) -> None:
    def fails(*_):
        raise error

    monkeypatch.setattr(jobs, "render_snapshot", fails)


def test_the_worker_makes_and_keeps_the_document(document):
    assert work_once() is True
    document.refresh_from_db()
    assert (document.progress, document.tries, document.error) == (Progress.DONE, 1, "")
    content = read_kept(document.file_name, sha256=document.sha256)
    assert content == render_snapshot(document.snapshot)
    assert content.startswith(b"%PDF")


def test_nothing_is_left_to_do_afterwards(document):
    assert [work_once(), work_once()] == [True, False]


def test_a_leased_document_is_nobody_else_s(document):
    now = timezone.now()
    leased = claim()
    assert leased == document
    assert now + LEASE <= leased.leased_until <= timezone.now() + LEASE
    assert claim() is None


def test_the_oldest_comes_first(document, unit):
    make.evaluation(unit=unit, state=State.APPROVED)
    assert claim() == document
    assert claim() != document
    assert claim() is None


def test_a_document_left_behind_by_a_dead_worker_is_taken_over(document):
    claim()
    pass_time()
    assert work_once() is True
    document.refresh_from_db()
    assert (document.progress, document.tries) == (Progress.DONE, 2)


def test_a_worker_that_overslept_its_lease_writes_nothing(document, monkeypatch):
    slow = claim()
    pass_time()
    claim()
    jobs._finish(slow, b"late", file_name="pdf/late.pdf")
    document.refresh_from_db()
    assert (document.progress, document.tries, document.file_name) == (Progress.RUNNING, 2, "")


def test_a_failure_is_tried_again_after_a_pause(document, monkeypatch):
    fail_with(monkeypatch, RenderFailed("生成PDF超时。"))
    work_once()
    document.refresh_from_db()
    assert (document.progress, document.error) == (Progress.QUEUED, "生成PDF超时。")
    assert document.leased_until > timezone.now()
    assert work_once() is False
    monkeypatch.undo()
    pass_time()


def test_after_the_last_try_the_reason_stays(document, monkeypatch):
    fail_with(monkeypatch, ValueError("boom"))
    for _ in range(MOST_TRIES):
        pass_time()
        assert work_once() is True
    document.refresh_from_db()
    assert (document.progress, document.tries) == (Progress.FAILED, MOST_TRIES)
    assert document.error == "生成PDF时发生意外错误，已记入日志，请联系管理员。"
    pass_time()
    assert work_once() is False


def test_a_disk_that_takes_nothing_is_told_in_words(document, monkeypatch):
    def read_only(_):
        raise PermissionError("read-only")

    monkeypatch.setattr(jobs, "render_snapshot", lambda *_: b"%PDF")
    monkeypatch.setattr(jobs, "keep", read_only)
    work_once()
    document.refresh_from_db()
    assert document.error == "PDF已生成，但无法写入存储目录，请联系管理员检查磁盘空间和权限。"


def test_a_document_that_kills_its_workers_is_given_up(document):
    pass_time(progress=Progress.RUNNING, tries=MOST_TRIES)
    assert work_once() is False
    document.refresh_from_db()
    assert document.progress == Progress.FAILED
    assert document.error.startswith("生成程序多次意外中断")
