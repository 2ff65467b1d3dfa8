"""A key and its certificate from a PKCS#12 file that nobody but us can read."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import (
    PKCS12KeyAndCertificates,
    load_pkcs12,
)

from evalforms.signing.signer import CertificateRefused

LARGEST = 1024**2  # bytes; a key and its certificates take some thousand
SHORTEST_RSA = 2048  # bits


@dataclass(frozen=True, slots=True)
class KeptKey:
    """In memory for as long as the signer is: reading an RSA key takes longer than signing."""

    certificate: bytes
    private: EllipticCurvePrivateKey | RSAPrivateKey

    def sign(self, data: bytes) -> bytes:
        if isinstance(self.private, RSAPrivateKey):
            return self.private.sign(data, PKCS1v15(), SHA256())
        return self.private.sign(data, ECDSA(SHA256()))


def read_pkcs12(path: Path, passphrase: str) -> KeptKey:
    """Raises CertificateRefused."""
    found = _loaded(path, passphrase)
    key, certificate = found.key, found.cert
    if key is None or certificate is None:
        raise CertificateRefused(
            f"签章证书文件 {path} 中没有私钥或证书，请导出同时含有两者的文件。"
        )
    if not isinstance(key, EllipticCurvePrivateKey | RSAPrivateKey):
        raise CertificateRefused(
            f"签章证书文件 {path} 的密钥不是RSA或ECDSA密钥，内置签章不支持；"
            "SM2证书请通过电子印章平台签章（SEAL_SIGNER）。"
        )
    if isinstance(key, RSAPrivateKey) and key.key_size < SHORTEST_RSA:
        raise CertificateRefused(
            f"签章证书文件 {path} 的RSA密钥只有{key.key_size}位，至少应为{SHORTEST_RSA}位。"
        )
    return KeptKey(certificate.certificate.public_bytes(Encoding.DER), key)


def _loaded(path: Path, passphrase: str) -> PKCS12KeyAndCertificates:
    content = _private_content(path)
    try:
        return load_pkcs12(content, passphrase.encode() or None)
    except Exception as error:  # ValueError, TypeError, UnsupportedAlgorithm; all mean the same
        raise CertificateRefused(
            f"签章证书文件 {path} 打不开：口令（SEAL_PASSPHRASE）不正确，或文件不是PKCS#12格式。"
        ) from error


def _private_content(path: Path) -> bytes:
    """Looked at and read through one open file, so that nobody can put another one in between."""
    try:
        with path.open("rb") as file:
            _must_be_private(path, os.fstat(file.fileno()))
            return file.read(LARGEST)
    except OSError as error:
        raise CertificateRefused(f"读不到签章证书文件 {path}：{error.strerror}。") from error


def _must_be_private(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise CertificateRefused(f"签章证书 {path} 不是普通文件，请检查SEAL_PKCS12。")
    if found.st_uid != os.geteuid():
        raise CertificateRefused(
            f"签章证书文件 {path} 不属于运行本系统的用户，请把所有者改为该用户（chown）。"
        )
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise CertificateRefused(
            f"签章证书文件 {path} 的权限为{stat.S_IMODE(found.st_mode):04o}，"
            "其他用户可能读取私钥，请执行 chmod 600 后重试。"
        )
