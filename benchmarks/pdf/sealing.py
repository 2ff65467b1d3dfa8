"""Forms rendered, signed and stored by two workers, as an administrator's batch does it."""

import multiprocessing
import resource
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

WORKERS = 2
CODE = "7K3M-9QXD"


def seal_in_blocks(forms: int, blocks: int) -> list[dict[str, float]]:
    """For every block of the forms: forms a second, peak memory of a worker, size of a file."""
    context = multiprocessing.get_context("spawn")
    with TemporaryDirectory() as folder, context.Pool(WORKERS, _prepare, (folder,)) as pool:
        pool.map(_seal, range(2 * WORKERS), chunksize=1)  # imports and first pages are over
        return [
            _block(pool, range(start, start + forms // blocks))
            for start in range(0, forms, forms // blocks)
        ]


def _block(pool: Any, numbers: range) -> dict[str, float]:
    begun = time.monotonic()
    done = pool.map(_seal, numbers, chunksize=1)
    seconds = time.monotonic() - begun
    return {
        "forms": numbers.stop,
        "forms_per_second": round(len(numbers) / seconds, 2),
        "worker_MB": max(memory for memory, _ in done),
        "file_KB": round(sum(size for _, size in done) / len(done) / 1000),
    }


def _prepare(folder: str) -> None:
    import django

    django.setup()
    from django.conf import settings

    settings.DOCUMENT_ROOT = Path(folder)


def _seal(number: int) -> tuple[int, int]:
    from benchmarks.pdf.forms import page
    from evalforms.documents.render_pdf import render_pdf
    from evalforms.documents.storage import keep
    from tests.signing.keys import NOW, usual_signer  # one for each worker, kept

    sealed = usual_signer().sign(render_pdf(page(number)), code=CODE, at=NOW)
    keep(sealed)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, len(sealed)
