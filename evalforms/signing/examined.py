"""What can be said of a PDF by looking at nothing but its bytes."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Examined:
    """The signature in a file, as far as there is one.

    signed: there is a signature. intact: the bytes that it covers are those that were signed, with
    the key of the certificate inside. covers_whole_file: nothing lies outside but the signature
    itself. certificate: its SHA-256 fingerprint. code: the check code of the document, told even
    by a damaged file where it can be found. fault: one sentence why the file is not genuine; ""
    where the signature alone gives no reason to doubt it. Genuine it is only when, besides, its
    SHA-256 is the registered one: a few bits of a signature may change without breaking it.
    """

    signed: bool = False
    intact: bool = False
    covers_whole_file: bool = False
    certificate: str = ""
    holder: str = ""
    is_demonstration: bool = False
    signed_at: datetime | None = None
    code: str | None = None
    fault: str = ""
