"""The signature of a PDF, read and checked in this process."""

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils.timezone import is_naive, make_aware

from evalforms.signing.certificate import fault_at, read_certificate
from evalforms.signing.examined import Examined

DIGESTS = {"sha256", "sha384", "sha512"}

UNREADABLE = "文件已损坏或被改动，无法读出其中的电子签章。"
UNSIGNED = "文件中没有电子签章。"
CHANGED = "文件内容在签章后被改动，电子签章无效。"
ADDED = "文件在签章后又被追加或改写，电子签章没有覆盖整个文件。"
SEVERAL = "文件中有多个电子签章，而本系统的文件只有一个。"
UNDATED = "电子签章没有写明签章时间。"

_SIGNED = re.compile(rb"/ByteRange \[0 (\d{1,9}) (\d{1,9}) (\d{1,9})\]")
_FIELD = re.compile(rb"/T \(seal(?:-|\\055)((?:[0-9A-Za-z-]|\\055){1,160})\)")


def signature_in(pdf: bytes) -> Examined:
    """Raises nothing, but a few hundred bytes of ill will can keep it busy for hours."""
    try:
        return _examined(pdf)
    except Exception:  # some fourteen kinds come out of pyHanko for a file with a flipped bit
        return _cut_back(pdf) or Examined(fault=UNREADABLE, code=code_in(pdf))


def code_in(pdf: bytes) -> str | None:
    """The check code that stands in the name of the signature field; proves nothing."""
    found = _FIELD.search(pdf)
    return found[1].replace(rb"\055", b"-").decode("ascii") if found else None


def _examined(pdf: bytes) -> Examined:
    from pyhanko.pdf_utils.reader import PdfFileReader

    signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
    if not signatures:
        return Examined(fault=UNSIGNED, code=code_in(pdf))
    first = signatures[0]
    certificate = read_certificate(first.signer_cert.dump())
    intact = _is_intact(first)
    whole = _covers(pdf, first.byte_range, first.pkcs7_content)
    signed_at = _aware(first.self_reported_timestamp)
    faults = (
        "" if intact else CHANGED,
        SEVERAL if len(signatures) > 1 else "",
        "" if whole else ADDED,
        fault_at(certificate, signed_at) if signed_at else UNDATED,
    )
    return Examined(
        signed=True,
        intact=intact,
        covers_whole_file=whole,
        certificate=certificate.sha256,
        holder=certificate.holder,
        is_demonstration=certificate.is_demonstration,
        signed_at=signed_at,
        code=code_in(pdf),
        fault=next(filter(None, faults), ""),
    )


def _cut_back(pdf: bytes) -> Examined | None:
    """What the signed part says where only the rest behind it made the file unreadable."""
    signed = _SIGNED.search(pdf)
    end = int(signed[2]) + int(signed[3]) if signed else len(pdf)
    if end >= len(pdf):
        return None
    found = signature_in(pdf[:end])
    return replace(found, covers_whole_file=False, fault=ADDED) if found.intact else None


def _is_intact(signature: Any) -> bool:
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    if signature.md_algorithm not in DIGESTS:
        return False
    same, valid = validate_sig_integrity(
        signature.signer_info, signature.signer_cert, "data", signature.compute_digest()
    )
    return bool(same and valid)


def _covers(pdf: bytes, signed_parts: list[int], contents: bytes) -> bool:
    """All but one gap is signed, and in the gap stands the signature in hexadecimal digits."""
    if len(signed_parts) != 4:
        return False
    start, before, after, length = (int(number) for number in signed_parts)
    if start != 0 or not 0 < before < after or after + length != len(pdf):
        return False
    return pdf[before:after].lower() == f"<{contents.hex()}>".encode()


def _aware(moment: datetime | None) -> datetime | None:
    return make_aware(moment) if moment and is_naive(moment) else moment
