"""A certificate to try sealing with; it says of itself that it has no legal effect."""

import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

from evalforms.signing.certificate import DEMONSTRATION, fault_at, read_certificate
from evalforms.signing.pkcs12 import read_pkcs12

LASTS = timedelta(days=5 * 365)
BEGAN = datetime(2019, 1, 1, tzinfo=UTC)  # the demonstration tells of sheets sealed since then
SIGNATURES_ONLY = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def make_demonstration(path: Path, at: datetime) -> bool:
    """Make key and certificate, readable by us alone; False where good ones are there already.

    Raises CertificateRefused where something else is there, OSError where it cannot be written.
    """
    if path.exists() and not fault_at(read_certificate(read_pkcs12(path, "").certificate), at):
        return False
    _write_whole(path, _pkcs12(at))
    return True


def _pkcs12(at: datetime) -> bytes:
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, DEMONSTRATION)])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(BEGAN)
        .not_valid_after(at + LASTS)
        .add_extension(SIGNATURES_ONLY, critical=True)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    return serialize_key_and_certificates(b"seal", key, certificate, None, NoEncryption())


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # readable by the owner only
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
