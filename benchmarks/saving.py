"""What saving costs while an office types: per field, and per whole form for comparison.

    python -m benchmarks.saving [--people 50] [--seconds 60]

Serves the product with gunicorn as in production (2 workers), over a database of its own:
SQLite, or the PostgreSQL server of DATABASE_URL. Server time is what gunicorn measures for a
request, CPU what all its processes used, for each save. Both ways of saving are measured in the
same run, one after the other, by the same people with the same pauses; they send to the same
address, one cell or all cells of the form. Every page also asks for news as often as the real one.
"""

import argparse
import http.client
import json
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections
from django.test import Client

from evalforms.accounts.models import User
from evalforms.accounts.roles import Role
from evalforms.entry.shown_cells import ShownCells
from evalforms.evaluations.cells import CellKind, fixed_cells
from evalforms.evaluations.current import current
from evalforms.evaluations.models import Evaluation
from tests import make
from tests.served import Served

SECRET = "b" * 32  # any; cookie and header must agree
WARMING_UP = 10  # seconds
PAUSE = (2.0, 6.0)  # seconds between two cells of one person
POLLS = 15.0  # seconds between two looks at what others did
WAYS = ("field", "whole form")
STOPPED = threading.Event()


@dataclass
class Typist:
    """One open page: its session, its version, and the cells of its form."""

    user: User
    evaluation: Evaluation
    port: int
    cells: dict[str, str]
    words: list[str]
    version: int = 1
    held: dict[str, str] = field(default_factory=dict)
    asked: float = 0.0
    sent: list[int] = field(default_factory=list)  # bytes
    received: list[int] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)  # seconds
    failures: int = 0

    def type(self, way: str, until: float, seed: int) -> None:
        dice = random.Random(seed)
        door = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = self._headers()
        STOPPED.wait(dice.uniform(0, PAUSE[1]))
        while time.monotonic() < until and not STOPPED.is_set():
            cell = dice.choice(self.words)
            self.cells[cell] = "".join(dice.choices("项目绩效资金支出完成情况说明", k=40))
            self._save(door, headers, [cell] if way == WAYS[0] else list(self.cells), way)
            STOPPED.wait(dice.uniform(*PAUSE))
            if time.monotonic() - self.asked > POLLS:
                self._listen(door, headers)

    def _save(
        self, door: http.client.HTTPConnection, headers: dict[str, str], cells: list[str], way: str
    ) -> None:
        changes = [
            {"cell": cell, "value": self.cells[cell], "base": self.version} for cell in cells
        ]
        said = {"version": self.version, "changes": changes, "held": self.held}
        body = json.dumps(said).encode()
        begun = time.monotonic()
        door.request("POST", f"{self._url('cells')}?{way.replace(' ', '-')}", body, headers)
        answer = door.getresponse()
        content = answer.read()
        self.waited.append(time.monotonic() - begun)
        self.sent.append(len(body))
        self.received.append(len(content))
        door.close()  # a pause is longer than a connection stays open
        if answer.status == 200:
            self._take(json.loads(content))
        else:
            self.failures += 1

    def _listen(self, door: http.client.HTTPConnection, headers: dict[str, str]) -> None:
        held = ",".join(f"{name}:{digest}" for name, digest in self.held.items())
        asked = f"since={self.version}&tab={self.user.pk:012x}&held={held}"
        door.request("GET", f"{self._url('live')}?{asked}", headers=headers)
        self._take(json.loads(door.getresponse().read()))
        door.close()
        self.asked = time.monotonic()

    def _take(self, answer: dict[str, Any]) -> None:
        self.version = max(self.version, answer["version"])
        self.held.update(answer.get("held", {}))

    def _url(self, page: str) -> str:
        return f"/evaluations/{self.evaluation.pk}/{page}/"

    def _headers(self) -> dict[str, str]:
        client = Client()
        client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")
        connections.close_all()
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookies = {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: SECRET}
        return {
            "Content-Type": "application/json",
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": SECRET,
        }


def office(people: int, port: int) -> Iterator[Typist]:
    """Two people of a unit share a form, as they do on the last day."""
    make.round()
    for number in range(people):
        if number % 2 == 0:
            unit = make.unit()
            evaluation = make.evaluation(unit=unit, kind=("project", "department")[number // 2 % 2])
        user = make.user(Role.FILLER, unit=unit)
        yield Typist(user, evaluation, port, *_cells(evaluation))


def _cells(evaluation: Evaluation) -> tuple[dict[str, str], list[str]]:
    """All fixed cells as they are shown, and those that take words."""
    shown = ShownCells(current(evaluation.pk))
    cells = fixed_cells(evaluation.kind)
    words = [address for address, cell in cells.items() if cell.kind == CellKind.TEXT]
    return {address: shown.value(cell) for address, cell in cells.items()}, words


def measure(
    typists: list[Typist], way: str, seconds: float, *, log: Path, server: Served
) -> dict[str, Any]:
    before = log.stat().st_size
    for typist in typists:
        typist.version = Evaluation.objects.get(pk=typist.evaluation.pk).version
        typist.sent, typist.received, typist.waited, typist.failures = [], [], [], 0
    until, used = time.monotonic() + seconds, cpu_seconds(server)
    with ThreadPoolExecutor(len(typists)) as pool:
        list(pool.map(lambda one: one[1].type(way, until, one[0]), enumerate(typists)))
    used = cpu_seconds(server) - used
    time.sleep(1)  # the last lines of the log
    saves = sum(len(one.sent) for one in typists)
    lines = [line.split() for line in log.read_bytes()[before:].decode().splitlines()]
    served = [int(line[3]) / 1000 for line in lines if line[0] == "POST" and line[2] == "200"]
    return {
        "way": way,
        "saves": saves,
        "failures": sum(one.failures for one in typists),
        "request_bytes": _spread([size for one in typists for size in one.sent]),
        "answer_bytes": _spread([size for one in typists for size in one.received]),
        "server_ms": _spread(served),
        "cpu_ms_per_save": round(1000 * used / max(saves, 1), 1),
        "wait_ms": _spread([1000 * wait for one in typists for wait in one.waited]),
    }


def cpu_seconds(server: Served) -> float:
    """Of the server's master and workers so far, polls included; without the database server."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if server.process is not None and int(words[3]) == server.process.pid:  # its session
            total += int(words[11]) + int(words[12])
    return total / os.sysconf("SC_CLK_TCK")


def stop(*_: object) -> None:
    """A benchmark that is ended early takes its server and its database along."""
    STOPPED.set()
    sys.exit(1)


def _spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values) or [0]
    at = (("median", 0.5), ("p95", 0.95), ("max", 1.0))
    return {name: round(ordered[int(part * (len(ordered) - 1))], 1) for name, part in at}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--people", type=int, default=50)
    words.add_argument("--seconds", type=float, default=60)
    asked = words.parse_args()
    for signal_ in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(signal_, stop)
    connection.creation.create_test_db(verbosity=0)
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "access.log"
        log.touch()
        form = "%(m)s %(U)s %(s)s %(D)s"
        served = Served(arguments=("--access-logfile", str(log), "--access-logformat", form))
        typists = list(office(asked.people, served.port))
        connections.close_all()
        served.start()
        os.nice(19)  # people type on machines of their own: the server comes first
        try:
            measure(
                typists, WAYS[0], WARMING_UP, log=log, server=served
            )  # templates and rules are read once
            for way in WAYS:
                found = measure(typists, way, asked.seconds, log=log, server=served)
                found |= {"database": connection.vendor, "people": asked.people}
                sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
                sys.stdout.flush()
        finally:
            served.kill()
            connections.close_all()
            connection.creation.destroy_test_db(str(settings.BASE_DIR / "unused"), verbosity=0)


if __name__ == "__main__":
    main()
