"""The signer that the settings name: a seal platform, a token, or a certificate file."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from evalforms.signing.certificate import fault_at
from evalforms.signing.pades import PadesSigner
from evalforms.signing.pkcs11 import TokenKey, TokenPlace
from evalforms.signing.pkcs12 import read_pkcs12
from evalforms.signing.signer import CertificateRefused, NoSigner, SealingFailed, Signer

LONGEST_NAME = 24  # characters that can still be read along the edge of the seal

NOT_CONFIGURED = "尚未配置签章证书，请由系统管理员设置SEAL_PKCS12和SEAL_PASSPHRASE后重试。"
NAME_TOO_LONG = f"印章名称（SEAL_NAME）最多{LONGEST_NAME}个字，请缩短。"


def configured_signer() -> Signer:
    """Kept with its key until a setting or the certificate's file changes.

    Raises SealingFailed: NoSigner where nothing is configured, CertificateRefused where the
    certificate cannot be used now.
    """
    signer = _signer()
    if fault := fault_at(signer.certificate, timezone.now()):
        raise CertificateRefused(fault)
    return signer


def _signer() -> Signer:
    if len(settings.SEAL_NAME) > LONGEST_NAME:
        raise SealingFailed(NAME_TOO_LONG)
    if settings.SEAL_SIGNER:
        return _from_path(settings.SEAL_SIGNER)
    if settings.SEAL_PKCS11_MODULE:
        return _from_token(_token(), settings.SEAL_NAME, os.getpid())
    if settings.SEAL_PKCS12:
        path = Path(settings.SEAL_PKCS12)
        return _from_file(path, settings.SEAL_PASSPHRASE, settings.SEAL_NAME, _changed(path))
    demonstration = Path(settings.SEAL_DEMONSTRATION)
    if settings.DEMO and demonstration.exists():
        return _from_file(demonstration, "", settings.SEAL_NAME, _changed(demonstration))
    raise NoSigner(NOT_CONFIGURED)


@lru_cache(maxsize=1)
def _from_path(dotted: str) -> Signer:
    try:
        signer: Signer = import_string(dotted)()
    except Exception as error:  # whatever somebody else's code raises
        raise SealingFailed(f"SEAL_SIGNER指定的签章程序 {dotted} 无法启动：{error}。") from error
    return signer


def _token() -> TokenPlace:
    return TokenPlace(
        settings.SEAL_PKCS11_MODULE,
        settings.SEAL_PKCS11_TOKEN,
        settings.SEAL_PKCS11_LABEL,
        settings.SEAL_PKCS11_PIN,
    )


@lru_cache(maxsize=1)
def _from_token(place: TokenPlace, words: str, process: int) -> Signer:
    """process: a session with a token is lost in a forked process."""
    return PadesSigner(TokenKey(place), words=words)


@lru_cache(maxsize=1)
def _from_file(path: Path, passphrase: str, words: str, changed: int) -> Signer:
    """changed: makes another signer of a file that was replaced."""
    return PadesSigner(read_pkcs12(path, passphrase), words=words)


def _changed(path: Path) -> int:
    """Moment and mode of the file; its absence is told by whoever reads it."""
    try:
        found = os.stat(path)
    except OSError:
        return 0
    return hash((found.st_mtime_ns, found.st_ino, found.st_mode, found.st_uid))
