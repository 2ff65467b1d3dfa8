"""What the product needs of whoever seals; a province's seal platform fits in behind it.

The built-in one signs with a certificate of its own (`pades.py`). Another is named by its dotted
path in SEAL_SIGNER and is made by calling it without arguments.
"""

from datetime import datetime
from typing import Protocol

from evalforms.signing.certificate import Certificate


class SealingFailed(Exception):
    """Nothing was sealed; the message is one sentence for the person who asked."""


class NoSigner(SealingFailed):
    """No certificate is configured."""


class CertificateRefused(SealingFailed):
    """There is a certificate or a key, but nothing may be sealed with it."""


class Signer(Protocol):
    @property
    def certificate(self) -> Certificate:
        """Of the holder in whose name is sealed."""

    def sign(self, pdf: bytes, *, code: str, at: datetime) -> bytes:
        """The PDF with the seal in its page and a signature over every byte of it.

        code: short check code of the document, readable in the signature. at: aware time.
        Raises SealingFailed.
        """


class Key(Protocol):
    """The secret of the built-in signer, in memory or in a token."""

    @property
    def certificate(self) -> bytes:
        """DER."""

    def sign(self, data: bytes) -> bytes:
        """Signature over the SHA-256 of the data, as CMS has it. Raises SealingFailed."""
