"""What a printed form costs, beside plain WeasyPrint and Typst in the same run.

python -m benchmarks.pdf.measure [--rounds 15] [--forms 100]
"""

import argparse
import importlib.util
import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

import django

FIRST = (
    "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'evalforms.settings';"
    "from benchmarks.pdf.engines import ENGINES;"
    "ENGINES[sys.argv[1]]()(sys.stdin.read())"
)
STARTS = 5


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--rounds", type=int, default=15)
    words.add_argument("--forms", type=int, default=100, help="to be sealed by two workers")
    asked = words.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evalforms.settings")
    django.setup()
    from benchmarks.pdf.engines import ENGINES
    from benchmarks.pdf.sealing import seal_in_blocks

    names = [name for name in ENGINES if name != "typst" or importlib.util.find_spec("typst")]
    _tell("warm", _warm(names, asked.rounds))
    _tell("first form after a start", {name: _first(name) for name in names})
    for block in seal_in_blocks(asked.forms, max(1, min(10, asked.forms // 20))):
        _tell("sealed", block)


def _warm(names: list[str], rounds: int) -> dict[str, Any]:
    """Medians of processor milliseconds, of bytes, and of the ratios within a round."""
    from benchmarks.pdf.forms import page

    with _served(names) as doors:
        asked = [_ask(doors, page(number)) for number in range(rounds + 2)][2:]
    of = {name: [answer[name] for answer in asked] for name in names}
    return {
        name: {
            "ms": round(median(ms for ms, _ in of[name])),
            "KB": round(median(size for _, size in of[name]) / 1000),
            "ours_to_this": round(median(a["ours"][0] / a[name][0] for a in asked), 2),
        }
        for name in names
    }


@contextmanager
def _served(names: list[str]) -> Iterator[dict[str, Any]]:
    from benchmarks.pdf.engines import serve

    context = multiprocessing.get_context("spawn")
    doors = {}
    for name in names:
        doors[name], far_end = context.Pipe()
        context.Process(target=serve, args=(name, far_end), daemon=True).start()
        far_end.close()  # so that an engine which ends is noticed
    yield doors
    for door in doors.values():
        door.send(None)


def _ask(doors: dict[str, Any], page: str) -> dict[str, tuple[float, int]]:
    answers = {}
    for name, door in doors.items():
        door.send(page)
        answers[name] = door.recv()
    return answers


def _first(name: str) -> dict[str, float]:
    """Seconds from the start of a process until its first PDF, the page being there."""
    from benchmarks.pdf.forms import page

    waited = []
    for number in range(STARTS):
        begun = time.monotonic()
        command = [sys.executable, "-c", FIRST, name]
        subprocess.run(command, input=page(2 * number), text=True, check=True)
        waited.append(time.monotonic() - begun)
    return {"seconds": round(median(waited), 2)}


def _tell(what: str, found: Any) -> None:
    sys.stdout.write(json.dumps({what: found}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
