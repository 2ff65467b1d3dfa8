"""The worker, for as long as something waits."""

from threading import Thread

from django.db import connections

from evalforms.exports.work import work_once


def let_the_worker_work() -> None:
    """In a thread of its own: the browser keeps an event loop in this one."""
    worker = Thread(target=_work)
    worker.start()
    worker.join()


def _work() -> None:
    while work_once():
        pass
    connections.close_all()
