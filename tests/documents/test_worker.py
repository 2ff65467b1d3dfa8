"""The worker as a process of its own."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from evalforms.documents.models import OfficialDocument
from evalforms.evaluations.states import State
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


def started(*options: str) -> subprocess.Popen:
    environment = {
        **os.environ,
        "DATABASE_URL": database_of_this_test(),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    command = [sys.executable, "manage.py", "worker", *options]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)


def database_of_this_test() -> str:
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    person, place = f"{given['USER']}:{given['PASSWORD']}", f"host={given['HOST']}"
    return f"postgres://{person}@/{given['NAME']}?{place}&port={given['PORT']}"


def wait_until_done(seconds: int = 60) -> str:
    for _ in range(seconds * 10):
        progress = OfficialDocument.objects.get().progress
        if progress not in ("queued", "running"):
            return progress
        time.sleep(0.1)
    return progress


def test_the_worker_works_until_it_is_told_to_stop(unit):
    make.evaluation(unit=unit, state=State.APPROVED)
    worker = started()
    try:
        assert wait_until_done() == "done"
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=20) == 0
    finally:
        worker.kill()
        worker.wait()
    assert worker.stderr.read() == b""


def test_once_makes_all_that_waits_and_ends(unit):
    for _ in range(2):
        make.evaluation(unit=unit, state=State.APPROVED)
    worker = started("--once")
    assert worker.communicate(timeout=60) == (None, b"")
    assert worker.returncode == 0
    assert set(OfficialDocument.objects.values_list("progress", flat=True)) == {"done"}
