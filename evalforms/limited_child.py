"""Work on what people typed or sent, in a child process that cannot harm the server.

The child limits itself: memory once, processor and clock time for each piece of work; what exceeds
them ends the child, never the server. One piece at a time goes in, so that the one which ends the
child is known.
"""

import gc
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Any


class ChildEnded(Exception):
    """This piece of work used up what it may use."""


class NoTurn(Exception):
    """Others' pieces of work took longer than the caller would wait."""


class NoChild(Exception):
    """The server cannot start a child now, whatever the work."""


@dataclass(frozen=True, slots=True)
class Limits:
    """memory: bytes of address space; seconds: processor and clock, for one piece of work."""

    memory: int
    processor_seconds: int
    clock_seconds: int
    pieces_per_child: int = 500


@dataclass(slots=True)
class LimitedChild:
    """prepare: imports what the work needs, before the limits; must be a module's own function."""

    prepare: Callable[[], None]
    limits: Limits
    # By process id: a forked server needs a child of its own.
    _children: dict[int, ProcessPoolExecutor] = field(default_factory=dict)
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def run(self, work: Callable[[Any], Any], content: Any, *, patience: float = -1) -> Any:
        """`patience`: seconds to wait for one's turn, at most.

        Raises ChildEnded, NoTurn and NoChild, besides what `work` itself raises.
        """
        if not self._one_at_a_time.acquire(timeout=patience):
            raise NoTurn
        try:
            return self._run_twice(work, content)
        finally:
            self._one_at_a_time.release()

    def end(self) -> None:
        """The next piece of work gets a new child."""
        child = self._children.pop(os.getpid(), None)
        if child is not None:
            child.shutdown(wait=False)

    def _run_twice(self, work: Callable[[Any], Any], content: Any) -> Any:
        begun = time.monotonic()
        try:
            return self._run_once(work, content)
        except ChildEnded:
            # Over at once: it had been killed by others, for which no content is to blame.
            if time.monotonic() - begun >= self.limits.processor_seconds:
                raise
        return self._run_once(work, content)

    def _run_once(self, work: Callable[[Any], Any], content: Any) -> Any:
        child = self._children.get(os.getpid()) or self._started()
        try:
            return child.submit(_within_limits, work, content, self.limits).result()
        except BrokenProcessPool as error:
            self.end()
            raise ChildEnded from error

    def _started(self) -> ProcessPoolExecutor:
        child = ProcessPoolExecutor(
            max_workers=1,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_prepare_child,
            initargs=(os.getpid(), self.prepare, self.limits.memory),
            max_tasks_per_child=self.limits.pieces_per_child,
        )
        try:
            child.submit(os.getpid).result()
        except (BrokenProcessPool, OSError) as error:
            child.shutdown(wait=False)
            raise NoChild from error
        self._children[os.getpid()] = child
        return child


def _prepare_child(server: int, prepare: Callable[[], None], memory: int) -> None:
    threading.Thread(target=_end_with, args=(server,), daemon=True).start()
    prepare()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.freeze()


def _end_with(server: int) -> None:
    while os.getppid() == server:
        time.sleep(2)
    os._exit(0)


def _within_limits(work: Callable[[Any], Any], content: Any, limits: Limits) -> Any:
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + 1 + limits.processor_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))
    signal.alarm(limits.clock_seconds)
    try:
        return work(content)
    finally:
        signal.alarm(0)
