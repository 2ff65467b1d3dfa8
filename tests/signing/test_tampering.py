"""Nothing but the very file that was sealed is genuine; every test spoils it in another way."""

import hashlib
import random
import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from evalforms.signing.pades import FIELD
from evalforms.signing.signature_in import (
    ADDED,
    CHANGED,
    SEVERAL,
    UNREADABLE,
    UNSIGNED,
)
from evalforms.signing.verify import LARGEST, NOT_A_PDF, TOO_LARGE, examine
from tests.signing.keys import NOW, signer, usual_signer
from tests.signing.pages import CODE, is_genuine, plain_pdf, sealed_pdf

FLIPS = 400
CONTENTS = re.compile(rb"/Contents <([0-9A-F]+)>")


def test_the_sealed_file_is_genuine() -> None:
    assert is_genuine(sealed_pdf())


def test_flipped_bits_are_never_genuine_and_never_raise() -> None:
    chance = random.Random(20260302)
    accepted = []
    for _ in range(FLIPS):
        spoiled = bytearray(sealed_pdf())
        at, bit = chance.randrange(len(spoiled)), chance.randrange(8)
        spoiled[at] ^= 1 << bit
        if is_genuine(bytes(spoiled)):
            accepted.append((at, bit))
    assert accepted == []


def test_the_registered_hash_finds_what_a_signature_cannot() -> None:
    """A bit of the zeros behind the signature: not signed, and nothing a reader looks at."""
    padding = CONTENTS.search(sealed_pdf())
    spoiled = bytearray(sealed_pdf())
    spoiled[padding.end(1) - 1] ^= 1
    assert examine(bytes(spoiled)).fault == ""
    assert not is_genuine(bytes(spoiled))


@pytest.mark.parametrize("more", [b"\n", b"\0", b" ", b"% page 2", b"\n%%EOF\n", b"\0" * 5000])
def test_appended_bytes(more: bytes) -> None:
    found = examine(sealed_pdf() + more)
    assert (found.signed, found.covers_whole_file) == (True, False)
    assert found.fault == ADDED
    assert found.code == CODE


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_truncation(part: float) -> None:
    found = examine(sealed_pdf()[: int(part * len(sealed_pdf()))])
    assert found.fault == UNREADABLE
    assert found.intact is False


@pytest.mark.parametrize("missing", [1, 2, 5, 6, 7])
def test_truncation_by_a_few_bytes(missing: int) -> None:
    found = examine(sealed_pdf()[:-missing])
    assert found.fault in {ADDED, CHANGED, UNREADABLE}
    assert found.code == CODE


def test_changed_content() -> None:
    place = sealed_pdf().index(b"stream", 200) + 20
    spoiled = bytearray(sealed_pdf())
    spoiled[place] ^= 0xFF
    found = examine(bytes(spoiled))
    assert (found.signed, found.intact, found.fault) == (True, False, CHANGED)


def test_unsigned_file() -> None:
    assert examine(plain_pdf()).fault == UNSIGNED


def test_two_ends_of_file() -> None:
    doubled = sealed_pdf() + sealed_pdf()[sealed_pdf().rindex(b"startxref") :]
    found = examine(doubled)
    assert (found.intact, found.covers_whole_file, found.fault) == (True, False, ADDED)


def writer_of(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    return IncrementalPdfFileWriter(BytesIO(pdf))


def added_to(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """As an honest program would: an incremental update behind the signature."""
    writer = writer_of(pdf)
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def set_language(writer: Any) -> None:
    writer.root["/Lang"] = writer.root["/Type"]
    writer.update_root()


def rotate_page(writer: Any) -> None:
    from pyhanko.pdf_utils.generic import NumberObject

    page = writer.find_page_for_modification(0)[0].get_object()
    page["/Rotate"] = NumberObject(180)
    writer.update_container(page)


def lay_over(writer: Any) -> None:
    from pyhanko.pdf_utils.generic import StreamObject

    stream = writer.add_object(StreamObject(stream_data=b"1 0 0 rg 0 0 500 500 re f"))
    writer.add_stream_to_page(0, stream)


@pytest.mark.parametrize("change", [set_language, rotate_page, lay_over])
def test_update_behind_the_signature(change: Callable[[Any], None]) -> None:
    found = examine(added_to(sealed_pdf(), change))
    assert (found.intact, found.covers_whole_file, found.fault) == (True, False, ADDED)
    assert found.code == CODE


def test_second_signature() -> None:
    """Made by hand over the first: our own signer refuses, and others would be told to."""
    from pyhanko.sign import signers
    from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

    second = signers.ExternalSigner(
        usual_signer()._pyhanko_certificate, None, signature_value=b"0" * 70
    )
    writer = writer_of(sealed_pdf())
    forged = PdfSigner(PdfSignatureMetadata(field_name="second"), second)
    forged._enforce_certification_constraints = lambda reader: None
    found = examine(forged.sign_pdf(writer, bytes_reserved=8192).getvalue())
    assert (found.signed, found.intact, found.covers_whole_file) == (True, True, False)
    assert found.fault == SEVERAL


def test_file_of_another_key() -> None:
    other = signer()
    forged = other.sign(plain_pdf(), code=CODE, at=NOW)
    found = examine(forged)
    assert found.fault == ""
    assert found.certificate == other.certificate.sha256 != usual_signer().certificate.sha256
    assert not is_genuine(forged)


def test_sealed_again_with_the_same_key_is_another_file() -> None:
    assert not is_genuine(usual_signer().sign(plain_pdf(), code=CODE, at=NOW))


@pytest.mark.parametrize(
    "described",
    [
        {"end": NOW - timedelta(days=1)},
        {"begin": NOW + timedelta(days=1)},
        {"signs": False},
    ],
)
def test_certificate_that_was_not_good(described: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our signer refuses such a certificate; somebody else's may not."""
    careless = signer(**described)
    monkeypatch.setattr("evalforms.signing.pades.fault_at", lambda certificate, at: "")
    found = examine(careless.sign(plain_pdf(), code=CODE, at=NOW))
    assert found.intact is True
    assert found.fault.startswith("签章证书“测试市财政局”")


def test_signature_taken_from_another_form() -> None:
    """Same lengths and places, another content."""
    other = sealed_pdf("本页为他人内容。")
    ours, theirs = (CONTENTS.search(pdf) for pdf in (sealed_pdf(), other))
    assert len(ours[1]) == len(theirs[1])
    swapped = sealed_pdf()[: ours.start(1)] + theirs[1] + sealed_pdf()[ours.end(1) :]
    found = examine(swapped)
    assert (found.signed, found.intact, found.fault) == (True, False, CHANGED)


def test_second_contents_entry() -> None:
    signature = CONTENTS.search(sealed_pdf())
    doubled = sealed_pdf().replace(signature[0], signature[0] + b" " + signature[0])
    found = examine(doubled)
    assert found.fault != ""
    assert not (found.intact and found.covers_whole_file)


def test_signed_part_that_leaves_out_more_than_the_signature() -> None:
    """The range begins behind the first page: what lies before could be anything."""
    gap = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", sealed_pdf())
    forged = sealed_pdf().replace(gap[0], gap[0].replace(b"[0 ", b"[1 "))
    found = examine(forged)
    assert (found.intact, found.covers_whole_file) == (False, False)


def test_other_kinds_of_files() -> None:
    assert examine(b"").fault == NOT_A_PDF
    assert examine(b"PK\x03\x04").fault == NOT_A_PDF
    assert examine(b"%PDF-1.7\n").fault == UNREADABLE
    assert examine(b"%PDF-" + bytes(LARGEST)).fault == TOO_LARGE


def test_damaged_file_still_tells_its_code() -> None:
    assert examine(sealed_pdf()[: sealed_pdf().index(b"/ByteRange")]).code == CODE
    assert FIELD.encode() not in plain_pdf()


def test_demonstration_is_known_from_the_certificate() -> None:
    sealed = signer(holder="演示证书，无法律效力").sign(plain_pdf(), code=CODE, at=NOW)
    found = examine(sealed)
    assert (found.is_demonstration, found.fault) == (True, "")
    assert hashlib.sha256(sealed).hexdigest() != hashlib.sha256(sealed_pdf()).hexdigest()
