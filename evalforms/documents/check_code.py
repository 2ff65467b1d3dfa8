"""核验码: twelve characters that a person can read from paper and type without a mistake.

No 0, 1, I, L or O. The last character checks the others: 31 is prime, so that one wrong character
and two neighbours in wrong order are always noticed, before anybody is told that a paper is forged.
"""

import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12
GROUP = 4


def new_code() -> str:
    """Eleven random characters (54 bits) and the one that checks them."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + _check_character(body)


def in_groups(code: str) -> str:
    """ABCD-EFGH-JKMN"""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(typed: str) -> str | None:
    """The code as it is stored, however it was typed; None where it cannot be one of ours."""
    text = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(character for character in text if character.isalnum())
    if len(code) != LENGTH or any(character not in ALPHABET for character in code):
        return None
    return code if _check_character(code[:-1]) == code[-1] else None


def _check_character(body: str) -> str:
    weighted = (place * ALPHABET.index(character) for place, character in enumerate(body, start=1))
    return ALPHABET[sum(weighted) % len(ALPHABET)]
