"""What a certificate says about its holder, and whether one may seal with it."""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID
from django.utils.timezone import localtime

DEMONSTRATION = "演示证书，无法律效力"  # stands in the subject of every demonstration certificate


@dataclass(frozen=True, slots=True)
class Certificate:
    """sha256: fingerprint in hexadecimal digits. may_sign: what its key usage allows."""

    holder: str
    issuer: str
    sha256: str
    valid_from: datetime
    valid_until: datetime
    may_sign: bool
    is_demonstration: bool


def read_certificate(der: bytes) -> Certificate:
    """Raises ValueError where these bytes are no certificate."""
    found = x509.load_der_x509_certificate(der)
    return Certificate(
        holder=_name(found.subject),
        issuer=_name(found.issuer),
        sha256=found.fingerprint(SHA256()).hex(),
        valid_from=found.not_valid_before_utc,
        valid_until=found.not_valid_after_utc,
        may_sign=_may_sign(found),
        is_demonstration=any(DEMONSTRATION in str(part.value) for part in found.subject),
    )


def fault_at(certificate: Certificate, at: datetime) -> str:
    """Why a seal of that moment is not good, as one sentence; "" where nothing is wrong."""
    if not certificate.may_sign:
        return f"签章证书“{certificate.holder}”的密钥用途不包括数字签名，请换用签名证书。"
    if at < certificate.valid_from:
        begin = localtime(certificate.valid_from)
        return f"签章证书“{certificate.holder}”要到{begin:%Y年%m月%d日 %H:%M}才生效。"
    if at > certificate.valid_until:
        end = localtime(certificate.valid_until)
        return f"签章证书“{certificate.holder}”已于{end:%Y年%m月%d日}过期，请更换证书。"
    return ""


def _name(name: x509.Name) -> str:
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for part in name.get_attributes_for_oid(kind):
            return str(part.value)
    return name.rfc4514_string()


def _may_sign(found: x509.Certificate) -> bool:
    """Without the extension a key may be used for anything (RFC 5280)."""
    try:
        usage = found.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment
