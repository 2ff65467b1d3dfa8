"""PDFs for web requests, made in one warm child process so that no page can harm the web server.

The child limits itself: memory once, processor and clock time for each page; what exceeds them ends
the child, never the server. It is replaced after some pages, because WeasyPrint's memory grows.
"""

import gc
import logging
import multiprocessing
import os
import resource
import signal
import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from evalforms.documents.render_pdf import MissingLibrary, render_pdf

PAGES_PER_CHILD = 50
MEMORY = 1024**3  # bytes of address space; an ordinary form needs a tenth
PROCESSOR_SECONDS = 30  # per page; an ordinary form takes half a second
CLOCK_SECONDS = 90  # per page
PATIENCE_SECONDS = 100  # of the caller, with pages of others before this one

TOO_MUCH = (
    "生成PDF失败：表中内容过多或过于复杂，超出了生成程序的限制。请精简过长的文字或行数后重试。"
)
TOO_SLOW = "生成PDF超时：当前排队的文件较多，请稍后重试。"
STOPPED = "生成PDF的程序中断了。请重试；如仍失败，请精简过长的文字或减少行数。"
BROKEN = "生成PDF失败，错误已记录。请稍后重试；如仍失败，请联系管理员。"
START_PAGE = "<!DOCTYPE html><title>页</title><table><tbody><tr><th>表</th></tr></tbody></table>"

log = logging.getLogger(__name__)

_pools: dict[int, ProcessPoolExecutor] = {}  # by process id: a forked server needs one of its own
_lock = threading.Lock()


class RenderFailed(Exception):
    """No PDF was made; the message is for the person who asked."""


def render_in_child(page_html: str) -> bytes:
    """The page as PDF, as `render_pdf` makes it. Raises RenderFailed."""
    pool, pdf = _submitted(page_html)
    try:
        return pdf.result(timeout=PATIENCE_SECONDS)
    except BrokenProcessPool as error:
        _forget(pool)
        raise RenderFailed(STOPPED) from error
    except TimeoutError as error:
        pdf.cancel()
        raise RenderFailed(TOO_SLOW) from error
    except MissingLibrary as error:
        raise RenderFailed(str(error)) from error
    except (MemoryError, RecursionError) as error:
        raise RenderFailed(TOO_MUCH) from error
    except Exception as error:
        log.exception("A page could not be rendered")
        raise RenderFailed(BROKEN) from error


def _submitted(page_html: str) -> tuple[ProcessPoolExecutor, Future[bytes]]:
    pool = _pool()
    try:
        return pool, pool.submit(_render, page_html)
    except BrokenProcessPool:  # the child died while it had nothing to do
        _forget(pool)
    pool = _pool()
    return pool, pool.submit(_render, page_html)


def _pool() -> ProcessPoolExecutor:
    with _lock:
        if os.getpid() not in _pools:
            _pools[os.getpid()] = ProcessPoolExecutor(
                max_workers=1,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_prepare_child,
                initargs=(os.getpid(),),
                max_tasks_per_child=PAGES_PER_CHILD,
            )
        return _pools[os.getpid()]


def _forget(pool: ProcessPoolExecutor) -> None:
    with _lock:
        if _pools.get(os.getpid()) is pool:
            del _pools[os.getpid()]
    pool.shutdown(wait=False)


def _prepare_child(server: int) -> None:
    threading.Thread(target=_end_with, args=(server,), daemon=True).start()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    render_pdf(START_PAGE)
    gc.freeze()  # what was imported stays for good; looking through it again slows every page


def _end_with(server: int) -> None:
    while os.getppid() == server:
        time.sleep(2)
    os._exit(0)


def _render(page_html: str) -> bytes:
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + PROCESSOR_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))
    signal.alarm(CLOCK_SECONDS)
    try:
        return render_pdf(page_html)
    finally:
        signal.alarm(0)
