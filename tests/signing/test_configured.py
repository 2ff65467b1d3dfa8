"""The signer that the settings name, and what is said where they name none that works."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from django.utils import timezone

from evalforms.signing.certificate import Certificate
from evalforms.signing.configured import NAME_TOO_LONG, NOT_CONFIGURED, configured_signer
from evalforms.signing.signer import CertificateRefused, NoSigner, SealingFailed
from evalforms.signing.verify import examine
from tests.signing.keys import HOLDER, certificate, pkcs12_file, usual_signer
from tests.signing.pages import CODE, plain_pdf


@pytest.fixture
def file(tmp_path: Path, settings: Any) -> Path:
    settings.SEAL_PKCS12 = str(pkcs12_file(tmp_path / "seal.p12", passphrase="开门"))
    settings.SEAL_PASSPHRASE = "开门"
    return Path(settings.SEAL_PKCS12)


def refusal() -> str:
    with pytest.raises(CertificateRefused) as refused:
        configured_signer()
    return str(refused.value)


def test_without_a_setting_there_is_none(settings: Any) -> None:
    settings.DEMO = True
    with pytest.raises(NoSigner) as refused:
        configured_signer()
    assert str(refused.value) == NOT_CONFIGURED


def test_file_and_pass_phrase_make_a_signer(file: Path) -> None:
    signer = configured_signer()
    assert signer.certificate.holder == HOLDER
    now = timezone.now().replace(microsecond=0)
    found = examine(signer.sign(plain_pdf(), code=CODE, at=now))
    assert (found.fault, found.certificate) == ("", signer.certificate.sha256)


def test_signer_is_kept_until_the_file_changes(file: Path) -> None:
    first = configured_signer()
    assert configured_signer() is first
    os.utime(file, (1, 1))
    assert configured_signer() is not first


def test_wrong_pass_phrase(file: Path, settings: Any) -> None:
    settings.SEAL_PASSPHRASE = "关门"
    assert refusal() == (
        f"签章证书文件 {file} 打不开：口令（SEAL_PASSPHRASE）不正确，或文件不是PKCS#12格式。"
    )


@pytest.mark.parametrize("content", [b"", b"no certificate", b"\x30\x80\0\0"])
def test_file_of_another_kind(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert "打不开" in refusal()


def test_missing_file(file: Path) -> None:
    file.unlink()
    assert refusal() == f"读不到签章证书文件 {file}：No such file or directory。"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_file_that_others_can_read(file: Path, mode: int) -> None:
    configured_signer()
    file.chmod(mode)
    assert refusal() == (
        f"签章证书文件 {file} 的权限为{mode:04o}，其他用户可能读取私钥，请执行 chmod 600 后重试。"
    )


def test_file_of_somebody_else(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: file.stat().st_uid + 1)
    assert refusal() == (
        f"签章证书文件 {file} 不属于运行本系统的用户，请把所有者改为该用户（chown）。"
    )


def test_folder_instead_of_a_file(file: Path, settings: Any) -> None:
    settings.SEAL_PKCS12 = str(file.parent)
    assert refusal() == f"读不到签章证书文件 {file.parent}：Is a directory。"


def test_file_without_a_key(file: Path, settings: Any) -> None:
    settings.SEAL_PASSPHRASE = ""
    key = rsa.generate_private_key(65537, 2048)
    content = pkcs12.serialize_key_and_certificates(
        None, None, None, [certificate(key)], NoEncryption()
    )
    file.write_bytes(content)
    assert "没有私钥或证书" in refusal()


def test_short_rsa_key(file: Path) -> None:
    short = rsa.generate_private_key(65537, 1024)  # noqa: S505 - it is there to be refused
    pkcs12_file(file, passphrase="开门", key=short)
    assert refusal() == f"签章证书文件 {file} 的RSA密钥只有1024位，至少应为2048位。"


def test_key_of_another_kind(file: Path, settings: Any) -> None:
    settings.SEAL_PASSPHRASE = ""
    key = ed25519.Ed25519PrivateKey.generate()
    content = pkcs12.serialize_key_and_certificates(
        None, key, certificate_of_ed25519(key), None, NoEncryption()
    )
    file.write_bytes(content)
    assert "不是RSA或ECDSA密钥" in refusal()


def certificate_of_ed25519(key: ed25519.Ed25519PrivateKey) -> Any:
    from cryptography import x509

    name, now = x509.Name([]), timezone.now()
    made = x509.CertificateBuilder(name, name, key.public_key(), 7, now, now + timedelta(1))
    return made.sign(key, None)


def test_expired_certificate(file: Path) -> None:
    end = timezone.now() - timedelta(days=1)
    pkcs12_file(file, passphrase="开门", end=end)
    day = timezone.localtime(end)
    assert refusal() == f"签章证书“{HOLDER}”已于{day:%Y年%m月%d日}过期，请更换证书。"


def test_certificate_of_another_use(file: Path) -> None:
    pkcs12_file(file, passphrase="开门", signs=False)
    assert refusal() == f"签章证书“{HOLDER}”的密钥用途不包括数字签名，请换用签名证书。"


def test_long_name(file: Path, settings: Any) -> None:
    settings.SEAL_NAME = "章" * 25
    with pytest.raises(SealingFailed) as refused:
        configured_signer()
    assert str(refused.value) == NAME_TOO_LONG


class Platform:
    """Stands for a province's seal platform."""

    certificate: Certificate = usual_signer().certificate

    def sign(self, pdf: bytes, *, code: str, at: datetime) -> bytes:
        return pdf + f"sealed {code}".encode()


class BrokenPlatform:
    def __init__(self) -> None:
        raise ConnectionError("平台没有应答")


def test_another_signer_by_its_path_goes_first(file: Path, settings: Any) -> None:
    settings.SEAL_SIGNER = "tests.signing.test_configured.Platform"
    sealed = configured_signer().sign(b"%PDF", code=CODE, at=timezone.now())
    assert sealed == f"%PDFsealed {CODE}".encode()


@pytest.mark.parametrize(
    ("path", "reason"),
    [("tests.signing.nowhere.X", "No module named"), (f"{__name__}.BrokenPlatform", "没有应答")],
)
def test_another_signer_that_does_not_start(path: str, reason: str, settings: Any) -> None:
    settings.SEAL_SIGNER = path
    with pytest.raises(SealingFailed, match=reason) as refused:
        configured_signer()
    assert str(refused.value).startswith(f"SEAL_SIGNER指定的签章程序 {path} 无法启动：")
