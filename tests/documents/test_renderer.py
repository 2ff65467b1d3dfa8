import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from evalforms.documents import renderer
from evalforms.documents.render_pdf import render_pdf
from evalforms.documents.renderer import RenderFailed, render_in_child
from evalforms.limited_child import LimitedChild, Limits

PAGE = "<html><title>页</title><table><tbody><tr><td>绩效</td></tr></tbody></table></html>"
# Raw markup that never comes out of page_html(), to try what the child does under attack.
WIDE = "<table><tr><td colspan=99999999>x</td></tr></table>"
DEEP = "<div>" * 5000


@pytest.fixture(autouse=True)
def _fresh_child() -> Iterator[None]:
    yield
    renderer._child.end()


def child() -> int:
    (pool,) = renderer._child._children.values()
    (number,) = pool._processes
    return number


def test_child_makes_the_same_bytes_as_this_process() -> None:
    assert render_in_child(PAGE) == render_pdf(PAGE)


def test_child_stays_for_the_next_page() -> None:
    render_in_child(PAGE)
    first = child()
    render_in_child(PAGE)
    assert child() == first != os.getpid()


@pytest.mark.parametrize("page", [WIDE, DEEP], ids=["wide", "deep"])
def test_too_much_is_refused_and_the_next_page_succeeds(page: str) -> None:
    with pytest.raises(RenderFailed, match=r"生成PDF.*请精简过长的文字或"):
        render_in_child(page)
    assert render_in_child(PAGE).startswith(b"%PDF")


def test_child_killed_while_idle_is_replaced_unnoticed() -> None:
    render_in_child(PAGE)
    killed = child()
    os.kill(killed, signal.SIGKILL)
    _until_gone(killed)
    assert render_in_child(PAGE).startswith(b"%PDF")
    assert child() != killed


def test_child_killed_at_work_by_others_costs_nobody_a_page() -> None:
    render_in_child(PAGE)
    killer = threading.Timer(0.5, os.kill, (child(), signal.SIGKILL))
    killer.start()
    assert render_in_child("<p>" + "绩效" * 20_000).startswith(b"%PDF")
    killer.join()


def test_patience_ends_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "PATIENCE_SECONDS", 0.01)
    with renderer._child._one_at_a_time, pytest.raises(RenderFailed, match=r"超时.*请稍后重试"):
        render_in_child(PAGE)


@pytest.mark.parametrize(
    "limits",
    [Limits(1024**3, processor_seconds=1, clock_seconds=60), Limits(1024**3, 60, clock_seconds=1)],
    ids=["processor", "clock"],
)
def test_child_ends_a_page_that_takes_too_long(
    limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurried = LimitedChild(renderer._render_start_page, limits)
    monkeypatch.setattr(renderer, "_child", hurried)
    with pytest.raises(RenderFailed, match=r"生成PDF失败.*请精简过长的文字或"):
        render_in_child("<p>" + "绩效" * 300_000)
    assert render_in_child(PAGE).startswith(b"%PDF")
    hurried.end()


def _until_gone(process: int) -> None:
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError(f"process {process} is still there")
