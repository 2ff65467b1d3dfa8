"""Signers for tests that are about something else than signatures."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from evalforms.signing.certificate import Certificate
from evalforms.signing.signer import SealingFailed

CERTIFICATE = Certificate(
    holder="测试市财政局",
    issuer="测试签发机构",
    sha256="c" * 64,
    valid_from=datetime(2020, 1, 1, tzinfo=UTC),
    valid_until=datetime(2099, 1, 1, tzinfo=UTC),
    may_sign=True,
    is_demonstration=False,
)


@dataclass
class Stamp:
    """Writes code and moment behind the page; `trouble`: what stands in the way, if anything."""

    certificate: Certificate = CERTIFICATE
    trouble: str = ""
    signed: list[str] = field(default_factory=list)

    def sign(self, pdf: bytes, *, code: str, at: datetime) -> bytes:
        if self.trouble:
            raise SealingFailed(self.trouble)
        self.signed.append(code)
        return pdf + f"\n%{code} {at.isoformat()}\n".encode()


def use(monkeypatch: pytest.MonkeyPatch, signer: Stamp) -> Stamp:
    monkeypatch.setattr("evalforms.documents.sealing.configured_signer", lambda: signer)
    return signer
