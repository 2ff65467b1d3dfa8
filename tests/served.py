"""The product as it runs in an office: gunicorn over the database of the tests, to be killed."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds until it answers


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def database_url() -> str:
    """Of the database that this test run has created for itself."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


@dataclass
class Served:
    """`arguments`: further words for gunicorn."""

    arguments: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns when it answers."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *self.arguments],
            cwd=ROOT,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            **self._outputs(),
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.served_settings",
                "DATABASE_URL": database_url(),
                "HOST": "127.0.0.1",
                "PORT": str(self.port),
                "LOG_LEVEL": "CRITICAL",
            },
        )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            assert time.monotonic() < until, "the server does not come up"
            time.sleep(0.1)

    def kill(self) -> None:
        """As if the power of the machine's processes had gone: master and workers at once."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _outputs(self) -> dict[str, Any]:
        """A file: whoever waits for the end of our own output must not wait for the server's."""
        log = (settings.VAR_DIR / f"served-{self.port}.log").open("ab")
        return {"stdout": log, "stderr": log}

    def _answers(self) -> bool:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            asked.request("GET", "/healthz")
            return asked.getresponse().status == 200
        except OSError:
            return False
        finally:
            asked.close()
