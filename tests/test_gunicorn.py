"""How many threads serve, and where."""

import gc
import runpy
from pathlib import Path

import pytest

CONFIGURATION = Path(__file__).resolve().parent.parent / "gunicorn.conf.py"


def configured(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, object]:
    for name in ("HOST", "PORT", "WEB_WORKERS", "WEB_THREADS", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(CONFIGURATION))


def test_listens_on_this_computer_only(monkeypatch: pytest.MonkeyPatch) -> None:
    found = configured(monkeypatch)
    assert (found["bind"], found["worker_class"]) == ("127.0.0.1:8000", "gthread")
    assert found["control_socket_disable"] is True


@pytest.mark.parametrize(
    ("asked", "given"), [(("2", "4"), (2, 4)), (("4", "16"), (4, 2)), (("20", "1"), (8, 1))]
)
def test_sqlite_is_served_by_eight_threads_at_most(
    monkeypatch: pytest.MonkeyPatch, asked: tuple[str, str], given: tuple[int, int]
) -> None:
    found = configured(monkeypatch, WEB_WORKERS=asked[0], WEB_THREADS=asked[1])
    assert (found["workers"], found["threads"]) == given


def test_postgres_is_served_by_as_many_as_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    found = configured(
        monkeypatch, DATABASE_URL="postgres://db/forms", WEB_WORKERS="4", WEB_THREADS="16"
    )
    assert (found["workers"], found["threads"]) == (4, 16)


def test_what_a_worker_loaded_is_not_looked_through_for_garbage(monkeypatch) -> None:
    found = configured(monkeypatch)
    try:
        found["post_worker_init"](None)
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
