"""Keys, certificates and signers made for a test; their holders are made up."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey as EcKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey as RsaKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from evalforms.signing.pades import PadesSigner
from evalforms.signing.pkcs12 import KeptKey

HOLDER = "测试市财政局"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def certificate(
    key: EcKey | RsaKey,
    *,
    holder: str = HOLDER,
    begin: datetime = NOW - timedelta(days=365),
    end: datetime = NOW + timedelta(days=3650),
    signs: bool | None = True,
) -> x509.Certificate:
    """signs: whether its key usage allows signatures; None leaves the usage open."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, holder)])
    made = x509.CertificateBuilder(name, name, key.public_key(), 7, begin, end)
    if signs is not None:
        made = made.add_extension(_usage(signs=signs), critical=True)
    return made.sign(key, SHA256())


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=False,
        key_encipherment=not signs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def signer(
    key: EcKey | RsaKey | None = None, *, words: str = "绩效自评电子签章", **described: object
) -> PadesSigner:
    """described: as for `certificate`."""
    private = key or generate_private_key(SECP256R1())
    der = certificate(private, **described).public_bytes(Encoding.DER)
    return PadesSigner(KeptKey(der, private), words=words)


@cache
def usual_signer() -> PadesSigner:
    """One for all tests that do not care which."""
    return signer()


def pkcs12_file(
    path: Path, *, passphrase: str = "", key: EcKey | RsaKey | None = None, **described: object
) -> Path:
    private = key or generate_private_key(SECP256R1())
    protection: KeySerializationEncryption = NoEncryption()
    if passphrase:
        protection = BestAvailableEncryption(passphrase.encode())
    content = pkcs12.serialize_key_and_certificates(
        b"seal", private, certificate(private, **described), None, protection
    )
    path.write_bytes(content)
    path.chmod(0o600)
    return path
