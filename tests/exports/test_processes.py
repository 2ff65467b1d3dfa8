"""Workers as processes of their own: several at once, killed in the middle, told to stop."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.utils import timezone

from evalforms.documents.models import SealedDocument
from evalforms.documents.storage import read_kept
from evalforms.evaluations.states import State
from evalforms.exports.models import Batch, BatchItem, BatchKind, BatchState, ItemState
from tests import make
from tests.served import database_url

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 90  # seconds


@pytest.fixture(autouse=True)
def folders() -> None:
    """Those of all tests: the workers know no others."""


@pytest.fixture
def start():
    """`start()`: one more worker; all are gone at the end."""
    workers: list[subprocess.Popen] = []

    def start(*options: str) -> subprocess.Popen:
        environment = {
            **os.environ,
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        }
        command = [sys.executable, "manage.py", "worker", *options]
        workers.append(subprocess.Popen(command, env=environment, stderr=subprocess.PIPE))
        return workers[-1]

    yield start
    for worker in workers:
        worker.kill()
        worker.communicate()


def wait_for(question) -> None:
    until = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < until, list(BatchItem.objects.values("state", "tries", "error"))
        time.sleep(0.05)


def ordered(unit, count: int) -> Batch:
    evaluations = (make.evaluation(unit=unit, state=State.APPROVED) for _ in range(count))
    return make.batch(*evaluations, kind=BatchKind.SEAL)


def is_done() -> bool:
    return Batch.objects.get().state == BatchState.DONE


def done() -> int:
    return BatchItem.objects.filter(state=ItemState.DONE).count()


def test_two_workers_share_a_batch_and_seal_every_sheet_once(unit, start):
    batch = ordered(unit, 8)
    for _ in range(2):
        start()
    wait_for(is_done)
    assert set(batch.items.values_list("state", "tries")) == {(ItemState.DONE, 1)}
    documents = SealedDocument.objects.all()
    assert len({document.snapshot.evaluation_id for document in documents}) == len(documents) == 8
    for document in documents:
        assert read_kept(document.file_name, sha256=document.sha256).startswith(b"%PDF")


def test_a_worker_killed_in_the_middle_is_followed_by_the_next_and_nothing_is_done_twice(
    unit, start
):
    batch = ordered(unit, 4)
    killed = start()
    wait_for(lambda: done() >= 1)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    BatchItem.objects.filter(state=ItemState.RUNNING).update(leased_until=timezone.now())
    start()
    wait_for(is_done)
    assert set(batch.items.values_list("state", flat=True)) == {ItemState.DONE}
    assert SealedDocument.objects.count() == 4
    for evaluation in (item.evaluation for item in batch.items.all()):
        assert evaluation.audit_events.filter(action="seal").count() == 1


def test_told_to_stop_it_finishes_what_is_at_hand(unit, start):
    ordered(unit, 6)
    worker = start()
    wait_for(lambda: done() >= 1)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=30) == 0
    assert worker.stderr.read() == b""
    assert not BatchItem.objects.filter(state=ItemState.RUNNING).exists()
    assert 1 <= done() < 6


def test_once_does_all_that_waits_and_ends(unit, start):
    ordered(unit, 2)
    worker = start("--once")
    assert worker.wait(timeout=PATIENCE) == 0
    assert is_done()
