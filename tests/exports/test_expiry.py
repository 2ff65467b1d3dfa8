"""A month after its end a batch loses its file, and nothing else."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from evalforms.evaluations.states import State
from evalforms.exports.expiry import KEPT, forget_old_archives
from evalforms.exports.files import archive_of, folder_of
from evalforms.exports.models import Batch
from evalforms.exports.work import work_once
from evalforms.management.commands import worker
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_pages")]


@pytest.fixture
def packed(unit) -> Batch:
    batch = make.batch(make.evaluation(unit=unit, state=State.APPROVED))
    while work_once():
        pass
    batch.refresh_from_db()
    return batch


def ended(batch: Batch, ago: timedelta) -> None:
    Batch.objects.filter(pk=batch.pk).update(finished_at=timezone.now() - ago)


def test_an_archive_is_kept_for_a_month(packed):
    ended(packed, KEPT - timedelta(minutes=1))
    assert forget_old_archives() == 0
    assert archive_of(packed).exists()


def test_then_its_file_goes_and_the_record_says_so(packed, client, administrator):
    ended(packed, KEPT + timedelta(minutes=1))
    digest = packed.sha256
    assert forget_old_archives() == 1
    assert not folder_of(packed).exists()
    assert forget_old_archives() == 0
    client.force_login(administrator)
    page = client.get(reverse("batch", args=[packed.pk])).content.decode()
    assert "压缩包保留30天，已经清理" in page
    assert digest in page
    assert reverse("batch_archive", args=[packed.pk]) not in page


def test_the_worker_sees_to_it_and_survives_a_database_that_is_away(packed, monkeypatch, capsys):
    ended(packed, KEPT + timedelta(minutes=1))
    call_command("worker", once=True)
    assert not folder_of(packed).exists()

    def away() -> int:
        raise OperationalError("away")

    monkeypatch.setattr(worker, "forget_old_archives", away)
    call_command("worker", once=True)
    assert "数据库暂时不可用" in capsys.readouterr().err
