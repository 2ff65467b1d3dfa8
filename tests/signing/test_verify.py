"""Files made to harm whoever looks at them: each ends its child at most, never the server."""

import os
import signal
import time
import zlib
from collections.abc import Iterator

import pytest

from evalforms import limited_child
from evalforms.signing import verify
from evalforms.signing.signature_in import UNREADABLE
from evalforms.signing.verify import NOT_NOW, TOO_MUCH, NotExamined, examine
from tests.signing.pages import CODE, sealed_pdf

START = b"%PDF-1.7\n"


def with_objects(*objects: bytes) -> bytes:
    """A PDF of these objects; the first is the root."""
    content, places = START, []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content))
    return content + head + table + tail


def with_table(entries: bytes, content: bytes) -> bytes:
    """A PDF that consists of its table of objects."""
    stream = b"<</Type/XRef%b/Size 10/Root 1 0 R/Length %d>>" % (entries, len(content))
    table = b"1 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (stream, content)
    return START + table + b"startxref\n%d\n%%%%EOF\n" % len(START)


FIELDS = b"/AcroForm<</Fields[2 0 R]>>"
DOUBLING = [b"<</T(a)/Kids[%d 0 R %d 0 R]>>" % (number, number) for number in range(3, 33)]
HOSTILE = {
    "two hundred million entries of no width": with_table(b"/W[0 0 0]/Index[0 200000000]", b""),
    "table that unpacks to 180 MB": with_table(
        b"/W[1 1 1]/Index[0 60000000]/Filter/FlateDecode", zlib.compress(bytes(180_000_000), 9)
    ),
    "a thousand million fields": with_objects(b"<<%b>>" % FIELDS, *DOUBLING, b"<</FT/Sig/T(x)>>"),
    "number of nine million digits": with_objects(b"<</A 1.%b%b>>" % (b"9" * 9_000_000, FIELDS)),
    "array of four million": with_objects(b"<</A[%b]%b>>" % (b"0 " * 4_000_000, FIELDS)),
    "arrays in arrays": with_objects(b"<</A %b%b%b>>" % (b"[" * 99_999, b"]" * 99_999, FIELDS)),
    "table that points to itself": with_table(b"/W[1 1 1]/Prev 9", bytes(30)),
}


@pytest.fixture(autouse=True)
def _fresh_child() -> Iterator[None]:
    yield
    for child in list(verify._child._children.values()):
        child.shutdown(wait=False)
    verify._child._children.clear()


def child() -> int:
    (number,) = verify._child._children[os.getpid()]._processes
    return number


@pytest.mark.parametrize("pdf", HOSTILE.values(), ids=HOSTILE)
def test_hostile_file_is_given_up_and_the_next_one_is_read(pdf: bytes) -> None:
    begun = time.monotonic()
    found = examine(pdf)
    assert found.fault in {TOO_MUCH, UNREADABLE}
    assert (found.signed, found.intact, found.code) == (False, False, None)
    assert time.monotonic() - begun < 60
    assert examine(sealed_pdf()).fault == ""


def test_child_stays_for_the_next_file() -> None:
    examine(sealed_pdf())
    first = child()
    assert examine(sealed_pdf()[:-1]).code == CODE
    assert child() == first != os.getpid()


def test_child_killed_while_idle_is_replaced_unnoticed() -> None:
    examine(sealed_pdf())
    os.kill(child(), signal.SIGKILL)
    assert examine(sealed_pdf()).fault == ""


def test_a_server_that_starts_no_child_does_not_blame_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limited_child, "_prepare_child", os._exit)
    with pytest.raises(NotExamined, match=NOT_NOW):
        examine(sealed_pdf())
