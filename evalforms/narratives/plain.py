"""One spelling for what can be typed in several: full-width signs, stray blanks, ringed numbers."""

import re
import unicodedata
from functools import lru_cache

_BESIDE_HANZI = re.compile(r"(?<=[\u4e00-\u9fff〔〕])[ \t]+|[ \t]+(?=[\u4e00-\u9fff〔〕])")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Half-width letters, digits and signs; no blanks beside Chinese characters.

    Ringed and superscript digits become a separator, so that they join no number.
    """
    apart = "".join(";" if unicodedata.category(letter) == "No" else letter for letter in text)
    return _BESIDE_HANZI.sub("", unicodedata.normalize("NFKC", apart))


@lru_cache(maxsize=8192)
def letters_only(text: str) -> str:
    """The text without signs, blanks and quotation marks, for comparing names."""
    return "".join(letter for letter in plain(text) if letter.isalnum())
