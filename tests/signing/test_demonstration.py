"""The certificate to try sealing with: made once, private, and marked wherever it shows."""

import stat
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from django.core.management import CommandError, call_command
from django.utils import timezone

from evalforms.management.commands.seal_certificate import DEMONSTRATION_ONLY
from evalforms.signing.certificate import DEMONSTRATION, read_certificate
from evalforms.signing.configured import NOT_CONFIGURED, configured_signer
from evalforms.signing.demonstration import make_demonstration
from evalforms.signing.pkcs12 import read_pkcs12
from evalforms.signing.signer import CertificateRefused, NoSigner
from evalforms.signing.verify import examine
from tests.signing.keys import HOLDER, pkcs12_file
from tests.signing.pages import CODE, plain_pdf


@pytest.fixture
def place(tmp_path: Path, settings: Any) -> Path:
    settings.DEMO = True
    settings.SEAL_DEMONSTRATION = tmp_path / "var" / "demonstration_seal.p12"
    return settings.SEAL_DEMONSTRATION


def said(*words: str) -> str:
    out = StringIO()
    call_command("seal_certificate", *words, stdout=out)
    return out.getvalue()


def test_made_once_and_for_its_owner_only(place: Path) -> None:
    assert said("--demonstration") == "演示签章证书已生成，无法律效力。\n"
    first = place.read_bytes()
    assert said("--demonstration") == "演示签章证书早已生成，未作改动。\n"
    assert place.read_bytes() == first
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [file.name for file in place.parent.iterdir()] == [place.name]


def test_says_of_itself_what_it_is(place: Path) -> None:
    make_demonstration(place, timezone.now())
    key = read_pkcs12(place, "")
    found = read_certificate(key.certificate)
    assert (found.holder, found.is_demonstration) == (DEMONSTRATION, True)
    assert isinstance(key.private, EllipticCurvePrivateKey)
    assert key.private.curve.name == "secp256r1"


def test_an_expired_one_is_replaced(place: Path) -> None:
    make_demonstration(place, timezone.now() - timedelta(days=3000))
    assert make_demonstration(place, timezone.now()) is True


def test_a_file_of_another_kind_is_left_alone(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b"something")
    place.chmod(0o600)
    with pytest.raises(CertificateRefused, match="打不开"):
        make_demonstration(place, timezone.now())
    assert place.read_bytes() == b"something"


def test_seals_where_nothing_else_is_configured(place: Path) -> None:
    said("--demonstration")
    found = examine(configured_signer().sign(plain_pdf(), code=CODE, at=timezone.now()))
    assert (found.fault, found.is_demonstration, found.holder) == ("", True, DEMONSTRATION)


def test_a_configured_certificate_goes_first(place: Path, settings: Any, tmp_path: Path) -> None:
    said("--demonstration")
    settings.SEAL_PKCS12 = str(pkcs12_file(tmp_path / "seal.p12"))
    assert configured_signer().certificate.holder == HOLDER


def test_production_neither_makes_nor_uses_one(place: Path, settings: Any) -> None:
    make_demonstration(place, timezone.now())
    settings.DEMO = False
    with pytest.raises(NoSigner) as refused:
        configured_signer()
    assert str(refused.value) == NOT_CONFIGURED
    place.unlink()
    with pytest.raises(CommandError) as refusal:
        said("--demonstration")
    assert str(refusal.value) == DEMONSTRATION_ONLY
    assert not place.exists()


def test_command_shows_who_seals(place: Path, settings: Any, tmp_path: Path) -> None:
    settings.SEAL_PKCS12 = str(pkcs12_file(tmp_path / "seal.p12"))
    certificate = configured_signer().certificate
    assert said() == (
        f"持有者：{HOLDER}\n颁发者：{HOLDER}\n有效期：2025-03-02 至 2036-02-28\n"
        f"指纹（SHA-256）：{certificate.sha256}\n"
    )


def test_command_says_why_nobody_seals(place: Path) -> None:
    with pytest.raises(CommandError) as refusal:
        said()
    assert str(refusal.value) == NOT_CONFIGURED


def test_folder_that_cannot_be_written_is_said(place: Path, settings: Any) -> None:
    settings.SEAL_DEMONSTRATION = Path("/proc/evalforms/seal.p12")
    with pytest.raises(CommandError, match=r"演示证书 /proc/evalforms/seal.p12 无法写入"):
        said("--demonstration")
