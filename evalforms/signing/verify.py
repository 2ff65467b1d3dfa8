"""Looks at the signature of a PDF that anybody may have sent.

A reader in Python can be kept busy, or filled with memory, by a few hundred bytes; so it runs in a
child process with limits. One file at a time goes in, so that a file which ends the child is known.
"""

import gc
import multiprocessing
import os
import resource
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from evalforms.signing.examined import Examined
from evalforms.signing.signature_in import code_in, signature_in

LARGEST = 10 * 1024 * 1024  # bytes; a sealed form takes a fiftieth
FILES_PER_CHILD = 500
MEMORY = 512 * 1024**2  # bytes of address space
PROCESSOR_SECONDS = 3  # for one file; a sealed form takes a hundredth of a second
CLOCK_SECONDS = 15

NOT_A_PDF = "这不是PDF文件。"
TOO_LARGE = f"文件超过{LARGEST // 1024**2}MB，不是本系统签章的文件。"
NOT_NOW = "服务器暂时无法检查文件，请稍后重试；如仍不行，请联系管理员。"
TOO_MUCH = "文件结构异常，检查无法完成，不是本系统签章的文件。"

_one_at_a_time = threading.Lock()
_children: dict[int, ProcessPoolExecutor] = {}  # by process id: a forked server needs its own


class NotExamined(Exception):
    """The server cannot look at files now, whichever they are; the message is for a person."""


def examine(pdf: bytes) -> Examined:
    """Whatever bytes come, this answers; raises NotExamined for reasons of the server alone."""
    if len(pdf) > LARGEST:
        return Examined(fault=TOO_LARGE)
    if not pdf.startswith(b"%PDF-"):
        return Examined(fault=NOT_A_PDF, code=code_in(pdf))
    with _one_at_a_time:
        begun = time.monotonic()
        found = _in_child(pdf)
        # Over at once: it had been killed while idle, for which no file is to blame.
        if found is None and time.monotonic() - begun < PROCESSOR_SECONDS:
            found = _in_child(pdf)
    return found or Examined(fault=TOO_MUCH, code=code_in(pdf))


def _in_child(pdf: bytes) -> Examined | None:
    """None where the child did not live to answer."""
    child = _children.get(os.getpid()) or _started()
    try:
        return child.submit(_within_limits, pdf).result()
    except BrokenProcessPool:
        del _children[os.getpid()]
        child.shutdown(wait=False)
        return None


def _started() -> ProcessPoolExecutor:
    child = ProcessPoolExecutor(
        max_workers=1,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_prepare_child,
        initargs=(os.getpid(),),
        max_tasks_per_child=FILES_PER_CHILD,
    )
    try:
        child.submit(os.getpid).result()
    except (BrokenProcessPool, OSError) as error:
        child.shutdown(wait=False)
        raise NotExamined(NOT_NOW) from error
    _children[os.getpid()] = child
    return child


def _prepare_child(server: int) -> None:
    threading.Thread(target=_end_with, args=(server,), daemon=True).start()
    import pyhanko.sign.validation  # noqa: F401 - before the limits, and once for all files

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.freeze()


def _end_with(server: int) -> None:
    while os.getppid() == server:
        time.sleep(2)
    os._exit(0)


def _within_limits(pdf: bytes) -> Examined:
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + 1 + PROCESSOR_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))
    signal.alarm(CLOCK_SECONDS)
    try:
        return signature_in(pdf)
    finally:
        signal.alarm(0)
