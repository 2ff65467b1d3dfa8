"""What comes out of the built-in signer."""

import re
import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from evalforms.signing.pades import SEALED_ALREADY
from evalforms.signing.signer import CertificateRefused, SealingFailed
from evalforms.signing.verify import examine
from tests.signing.keys import HOLDER, NOW, signer, usual_signer
from tests.signing.pages import CODE, plain_pdf, sealed_pdf


def read(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.reader import PdfFileReader

    return PdfFileReader(BytesIO(pdf))


def test_sealed_file_proves_itself() -> None:
    found = examine(sealed_pdf())
    assert (found.signed, found.intact, found.covers_whole_file) == (True, True, True)
    assert (found.holder, found.code, found.signed_at) == (HOLDER, CODE, NOW)
    assert found.certificate == usual_signer().certificate.sha256
    assert found.is_demonstration is False
    assert found.fault == ""


def test_an_rsa_key_seals_too() -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    assert examine(signer(key).sign(plain_pdf(), code=CODE, at=NOW)).fault == ""


def test_another_reader_finds_it_valid(tmp_path: Path) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(sealed_pdf())
    told = subprocess.run(
        ["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=True
    ).stdout
    assert "Signature is Valid." in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told


def test_signature_certifies_and_forbids_changes() -> None:
    (signature,) = read(sealed_pdf()).embedded_signatures
    assert signature.docmdp_level.name == "NO_CHANGES"
    assert signature.sig_object["/Reason"] == f"绩效自评电子签章，核验码 {CODE}"


def test_signature_carries_its_own_certificate_only() -> None:
    (signature,) = read(sealed_pdf()).embedded_signatures
    assert len(signature.signed_data["certificates"]) == 1
    assert signature.md_algorithm == "sha256"


def test_the_document_itself_is_appended_to_and_not_rewritten() -> None:
    assert sealed_pdf().startswith(plain_pdf())


def test_metadata_still_claim_pdf_a() -> None:
    before, after = (read(pdf).root["/Metadata"].data for pdf in (plain_pdf(), sealed_pdf()))
    assert b"pdfaid:part" in after.replace(b"'", b'"')
    assert before == after
    assert read(sealed_pdf()).root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"


def test_seal_is_printed_and_drawn_without_fonts_and_images() -> None:
    widget = read(sealed_pdf()).root["/AcroForm"]["/Fields"][0]
    assert widget["/F"] == 0b10000100  # print, locked
    look = widget["/AP"]["/N"]
    assert set(look["/Resources"]) == {"/XObject"}
    shared = look["/Resources"]["/XObject"]["/Seal"]
    assert dict(shared["/Resources"]) == {}
    drawn = look.data + b"\n" + shared.data
    operators = set(re.findall(rb"(?<!/)\b[a-zA-Z]+", drawn))
    assert operators == set(b"q Q cm m l c h f s w rg RG Do".split())


@pytest.mark.parametrize(
    ("described", "message"),
    [
        (
            {"end": NOW - timedelta(days=1)},
            "签章证书“测试市财政局”已于2026年03月01日过期，请更换证书。",
        ),
        (
            {"begin": NOW + timedelta(hours=1)},
            "签章证书“测试市财政局”要到2026年03月02日 18:30才生效。",
        ),
        (
            {"signs": False},
            "签章证书“测试市财政局”的密钥用途不包括数字签名，请换用签名证书。",
        ),
    ],
)
def test_certificate_that_may_not_seal_is_refused(described: dict, message: str) -> None:
    with pytest.raises(CertificateRefused) as refusal:
        signer(**described).sign(plain_pdf(), code=CODE, at=NOW)
    assert str(refusal.value) == message


def test_sealed_file_is_not_sealed_again() -> None:
    with pytest.raises(SealingFailed, match=SEALED_ALREADY):
        usual_signer().sign(sealed_pdf(), code=CODE, at=NOW)


@pytest.mark.parametrize("pdf", [b"", b"no PDF", b"%PDF-1.7\n%%EOF", plain_pdf()[:-400]])
def test_what_cannot_be_sealed_is_said_in_one_sentence(pdf: bytes) -> None:
    with pytest.raises(SealingFailed, match="无法加盖电子签章"):
        usual_signer().sign(pdf, code=CODE, at=NOW)


@pytest.mark.parametrize("code", ["", "核验", "a) /Evil (", "x" * 41])
def test_code_of_other_signs_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        usual_signer().sign(plain_pdf(), code=code, at=NOW)


def test_time_of_sealing_is_the_one_given() -> None:
    moment = datetime(2026, 12, 31, 23, 59, 58, tzinfo=UTC)
    assert examine(usual_signer().sign(plain_pdf(), code=CODE, at=moment)).signed_at == moment
