"""A key that never leaves its token (USB key, crypto card), reached through PKCS#11.

python-pkcs11 is not among the requirements: who has a token installs it.
"""

import hashlib
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from evalforms.signing.signer import CertificateRefused

NOT_INSTALLED = (
    "使用密码设备签章需要python-pkcs11，请在本系统的Python环境中执行 pip install python-pkcs11。"
)
INCOMPLETE = "使用密码设备签章须同时设置SEAL_PKCS11_MODULE、SEAL_PKCS11_TOKEN和SEAL_PKCS11_LABEL。"
WRONG_PIN = "PinIncorrect"
MEANINGS = {  # what python-pkcs11 raises, by name: the module may not be there to import from
    "NoSuchToken": "找不到标签为“{token}”的密码设备，请检查设备和SEAL_PKCS11_TOKEN。",
    "NoSuchKey": "密码设备“{token}”中没有标签为“{label}”的密钥和证书，请检查SEAL_PKCS11_LABEL。",
    WRONG_PIN: "密码设备“{token}”的口令（SEAL_PKCS11_PIN）不正确，请改正后重新启动本系统。",
    "PinLocked": "密码设备“{token}”的口令已被锁定，请联系设备的管理员解锁。",
}
OTHER = "密码设备“{token}”无法使用（{reason}），请检查设备和驱动（SEAL_PKCS11_MODULE）。"


@dataclass(frozen=True, slots=True)
class TokenPlace:
    """module: library of the token's maker. label: of the key and of its certificate."""

    module: str
    token: str
    label: str
    pin: str


_wrong_pins: set[TokenPlace] = set()


class TokenKey:
    """Opens the token when it is first needed, and again after it failed.

    Raises CertificateRefused. A wrong PIN is tried once by each process: after a few a token locks.
    """

    def __init__(self, place: TokenPlace) -> None:
        if not all((place.module, place.token, place.label)):
            raise CertificateRefused(INCOMPLETE)
        if place in _wrong_pins:
            raise CertificateRefused(MEANINGS[WRONG_PIN].format(token=place.token))
        self._place = place
        self._one_at_a_time = threading.Lock()  # a session does one thing at a time
        self._session: Any = None
        self.certificate: bytes = self._asked(_certificate)

    def sign(self, data: bytes) -> bytes:
        return self._asked(lambda session, place: _signature(session, place, data))

    def _asked(self, question: Any) -> bytes:
        with self._one_at_a_time:
            try:
                self._session = self._session or _opened(self._place)
                answer: bytes = question(self._session, self._place)
                return answer
            except ImportError as error:
                raise CertificateRefused(NOT_INSTALLED) from error
            except Exception as error:  # of the library and of the maker's module
                self._close()
                if type(error).__name__ == WRONG_PIN:
                    _wrong_pins.add(self._place)
                raise CertificateRefused(_sentence(error, self._place)) from error

    def _close(self) -> None:
        with suppress(Exception):
            self._session.close()
        self._session = None


def _opened(place: TokenPlace) -> Any:
    import pkcs11

    token = pkcs11.lib(place.module).get_token(token_label=place.token)
    try:
        return token.open(user_pin=place.pin or None)
    except pkcs11.UserAlreadyLoggedIn:  # who is logged in is so for the whole process
        return token.open()


def _certificate(session: Any, place: TokenPlace) -> bytes:
    from pkcs11 import Attribute, NoSuchKey, ObjectClass

    wanted = {Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.LABEL: place.label}
    for found in list(session.get_objects(wanted)):
        return bytes(found[Attribute.VALUE])
    raise NoSuchKey


def _signature(session: Any, place: TokenPlace, data: bytes) -> bytes:
    """ECDSA comes as two numbers of the same length, CMS wants them as DER."""
    from pkcs11 import KeyType, Mechanism, ObjectClass

    key = session.get_key(object_class=ObjectClass.PRIVATE_KEY, label=place.label)
    if key.key_type == KeyType.RSA:
        return bytes(key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS))
    pair = key.sign(hashlib.sha256(data).digest(), mechanism=Mechanism.ECDSA)
    half = len(pair) // 2
    return encode_dss_signature(int.from_bytes(pair[:half]), int.from_bytes(pair[half:]))


def _sentence(error: Exception, place: TokenPlace) -> str:
    name = type(error).__name__
    meaning = MEANINGS.get(name, OTHER)
    return meaning.format(token=place.token, label=place.label, reason=str(error) or name)
