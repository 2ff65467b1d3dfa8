"""What packing a batch costs: per form and in memory, as the product does it and all in memory.

    python -m benchmarks.batches [--sheets 2000] [--kilobytes 100]

Both ways pack the same stored PDFs into the same archive in the same run, one after the other, each
in a process of its own whose peak memory is read. A database of its own is made and dropped.
"""

import argparse
import json
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import django
from django.conf import settings
from django.db import connection, connections

WAYS = ("streamed", "in memory")
PIECES = (10, 1)  # of the batch: a tenth of it first, to see whether memory grows


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--sheets", type=int, default=2000)
    words.add_argument("--kilobytes", type=int, default=100)
    asked = words.parse_args()
    django.setup()
    connection.creation.create_test_db(verbosity=0)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BENCHMARK_FOLDER"] = folder
        _use(folder)
        evaluation_pks = _prepare(asked.sheets, asked.kilobytes * 1024)
        name = str(connection.settings_dict["NAME"])
        connections.close_all()
        for part in PIECES:
            for way in WAYS:
                _report(way, name, evaluation_pks[: len(evaluation_pks) // part])
    connection.creation.destroy_test_db(str(settings.BASE_DIR / "unused"), verbosity=0)


def _use(folder: str) -> None:
    settings.DOCUMENT_ROOT = Path(folder) / "documents"
    settings.EXPORT_ROOT = Path(folder) / "exports"


def _prepare(count: int, size: int) -> list[int]:
    """Sealed sheets with a stored file of random bytes each, as PDFs hardly compress."""
    from evalforms.documents.storage import keep, sha256_of
    from evalforms.evaluations.models import Evaluation, Occasion
    from evalforms.evaluations.states import State
    from tests import make

    unit, chance = make.unit(), random.Random(7)
    settings.SEAL_SIGNER = ""
    first = make.evaluation(unit=unit, state=State.APPROVED)
    pks = [first.pk]
    for _ in range(count - 1):
        twin = Evaluation.objects.get(pk=first.pk)
        twin.pk, twin.project = None, make.project(unit)
        twin.save(force_insert=True)
        pks.append(twin.pk)
    by = first.snapshots.get(occasion=Occasion.APPROVE).taken_by
    for pk in pks:
        _freeze(pk, first, keep(content := chance.randbytes(size)), sha256_of(content), size, by)
    Evaluation.objects.filter(pk__in=pks).update(state=State.SEALED)
    return pks


def _freeze(pk: int, like: object, file_name: str, sha256: str, size: int, by: object) -> None:
    from django.utils import timezone

    from evalforms.documents.codes import give_code
    from evalforms.documents.models import SealedDocument
    from evalforms.evaluations.models import Occasion, Snapshot

    snapshot = Snapshot.objects.filter(evaluation=like, occasion=Occasion.APPROVE).get()
    if pk != snapshot.evaluation_id:
        snapshot.pk, snapshot.evaluation_id = None, pk
        snapshot.save(force_insert=True)
        give_code(snapshot)
    SealedDocument.objects.create(
        snapshot=snapshot,
        file_name=file_name,
        size=size,
        sha256=sha256,
        certificate="c" * 64,
        holder="测试市财政局",
        sealed_by=by,
        sealed_at=timezone.now(),
    )


def _report(way: str, database: str, pks: list[int]) -> None:
    context = multiprocessing.get_context("spawn")
    answer = context.SimpleQueue()
    work = context.Process(target=_work, args=(way, database, pks, answer.put))
    work.start()
    seconds, peak, size = answer.get()
    work.join()
    found = {
        "way": way,
        "sheets": len(pks),
        "seconds": round(seconds, 2),
        "sheets_per_second": round(len(pks) / seconds),
        "peak_mb": round(peak / 1024),
        "archive_mb": round(size / 1024**2),
    }
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


def _work(
    way: str, database: str, pks: list[int], answer: Callable[[tuple[float, int, int]], None]
) -> None:
    django.setup()
    connection.settings_dict["NAME"] = database
    _use(os.environ["BENCHMARK_FOLDER"])
    pack = {"streamed": _streamed, "in memory": _in_memory}[way]
    begun = time.perf_counter()
    size = pack(pks)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer((time.perf_counter() - begun, peak, size))


def _streamed(pks: list[int]) -> int:
    from evalforms.evaluations.models import Evaluation
    from evalforms.exports.files import archive_of, forget_batch
    from evalforms.exports.models import BatchKind
    from evalforms.exports.order import order
    from evalforms.exports.work import work_once
    from tests import make

    found = Evaluation.objects.filter(pk__in=pks)
    by = make.person_of_the_bureau()
    batch = order(BatchKind.PDF, "official", found, chosen="全部", by=by)
    while work_once():
        pass
    size = archive_of(batch).stat().st_size
    forget_batch(batch)
    return size


def _in_memory(pks: list[int]) -> int:
    """The usual way: everything into a BytesIO."""
    from evalforms.documents.models import SealedDocument
    from evalforms.documents.storage import read_kept

    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_STORED) as file:
        found = SealedDocument.objects.filter(snapshot__evaluation__in=pks).order_by("pk")
        for document in found:
            content = read_kept(document.file_name, sha256=document.sha256)
            file.writestr(f"{document.pk}.pdf", content)
    return len(archive.getvalue())


if __name__ == "__main__":
    main()
