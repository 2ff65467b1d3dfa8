"""Sealing with a key in a token; the token is played, with a true key, by a module of our own."""

import sys
from dataclasses import dataclass, field
from enum import Enum
from types import ModuleType
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as generate_rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils import timezone

from evalforms.signing.configured import configured_signer
from evalforms.signing.pkcs11 import INCOMPLETE, NOT_INSTALLED
from evalforms.signing.signer import CertificateRefused
from evalforms.signing.verify import examine
from tests.signing.keys import HOLDER, certificate
from tests.signing.pages import CODE, plain_pdf

Attribute = Enum("Attribute", "CLASS LABEL VALUE")
ObjectClass = Enum("ObjectClass", "CERTIFICATE PRIVATE_KEY")
KeyType = Enum("KeyType", "RSA EC")
Mechanism = Enum("Mechanism", "ECDSA SHA256_RSA_PKCS")


class NoSuchToken(Exception):
    pass


class NoSuchKey(Exception):
    pass


class UserAlreadyLoggedIn(Exception):
    pass


class PinIncorrect(Exception):
    pass


@dataclass
class Token:
    """One token with one key, called 印章."""

    private: EllipticCurvePrivateKey | RSAPrivateKey
    opened: list[int] = field(default_factory=list)
    is_pulled: bool = False
    is_logged_in: bool = False
    tries: int = 0

    @property
    def key_type(self) -> KeyType:
        return KeyType.RSA if isinstance(self.private, RSAPrivateKey) else KeyType.EC

    def get_token(self, *, token_label: str) -> "Token":
        if token_label != "财政局UKey":
            raise NoSuchToken
        return self

    def open(self, *, user_pin: str | None = None) -> "Token":
        self.tries += 1
        if user_pin and self.is_logged_in:
            raise UserAlreadyLoggedIn
        if not self.is_logged_in and user_pin != "123456":
            raise PinIncorrect
        self.is_logged_in = True
        self.opened.append(1)
        return self

    def close(self) -> None:
        self.is_pulled = False

    def get_objects(self, wanted: dict) -> Any:
        assert wanted[Attribute.CLASS] is ObjectClass.CERTIFICATE
        der = certificate(self.private).public_bytes(Encoding.DER)
        yield from [{Attribute.VALUE: der}] if wanted[Attribute.LABEL] == "印章" else []

    def get_key(self, *, object_class: ObjectClass, label: str) -> "Token":
        assert (object_class, label) == (ObjectClass.PRIVATE_KEY, "印章")
        return self

    def sign(self, data: bytes, *, mechanism: Mechanism) -> bytes:
        if self.is_pulled:
            raise ConnectionError("device removed")
        if mechanism is Mechanism.SHA256_RSA_PKCS:
            return self.private.sign(data, PKCS1v15(), SHA256())
        both = decode_dss_signature(self.private.sign(data, ECDSA(Prehashed(SHA256()))))
        return b"".join(number.to_bytes(32) for number in both)


@pytest.fixture(params=["EC", "RSA"])
def token(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Token:
    is_rsa = request.param == "RSA"
    found = Token(generate_rsa(65537, 2048) if is_rsa else generate_private_key(SECP256R1()))
    library = ModuleType("pkcs11")
    named = (Attribute, ObjectClass, KeyType, Mechanism, NoSuchKey, UserAlreadyLoggedIn)
    vars(library).update({each.__name__: each for each in named}, lib=lambda module: found)
    monkeypatch.setitem(sys.modules, "pkcs11", library)
    settings.SEAL_PKCS11_MODULE = f"/usr/lib/{id(found)}.so"
    settings.SEAL_PKCS11_TOKEN, settings.SEAL_PKCS11_LABEL = "财政局UKey", "印章"
    settings.SEAL_PKCS11_PIN = "123456"
    return found


def refusal() -> str:
    with pytest.raises(CertificateRefused) as refused:
        configured_signer()
    return str(refused.value)


def sealed() -> bytes:
    return configured_signer().sign(plain_pdf(), code=CODE, at=timezone.now())


def test_token_seals(token: Token) -> None:
    found = examine(sealed())
    assert (found.fault, found.holder) == ("", HOLDER)


def test_token_is_opened_once_for_many(token: Token) -> None:
    sealed()
    sealed()
    assert token.opened == [1]


def test_token_that_was_pulled_out_is_opened_again(token: Token) -> None:
    sealed()
    token.is_pulled = True
    with pytest.raises(CertificateRefused) as refused:
        sealed()
    assert str(refused.value) == (
        "密码设备“财政局UKey”无法使用（device removed），请检查设备和驱动（SEAL_PKCS11_MODULE）。"
    )
    assert examine(sealed()).fault == ""


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("SEAL_PKCS11_TOKEN", "别的", "找不到标签为“别的”的密码设备"),
        ("SEAL_PKCS11_LABEL", "别的", "密码设备“财政局UKey”中没有标签为“别的”的密钥和证书"),
        ("SEAL_PKCS11_PIN", "000000", "密码设备“财政局UKey”的口令（SEAL_PKCS11_PIN）不正确"),
        ("SEAL_PKCS11_TOKEN", "", INCOMPLETE),
    ],
)
def test_wrong_setting_is_told(
    token: Token, settings: Any, setting: str, value: str, message: str
) -> None:
    setattr(settings, setting, value)
    assert refusal().startswith(message)


def test_wrong_pin_is_not_tried_again_until_the_token_locks(token: Token, settings: Any) -> None:
    settings.SEAL_PKCS11_PIN = "000000"
    assert refusal() == refusal()
    assert token.tries == 1


def test_missing_library_is_told_with_what_to_install(
    token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    assert refusal() == NOT_INSTALLED
