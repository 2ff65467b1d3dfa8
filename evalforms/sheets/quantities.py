"""What a target or result cell says: a figure with unit, a time, or words.

Precise before clever: what could be meant in two ways stays words. Figures are exact fractions in
the unit as typed; `in_base_unit` converts within one family (元/万元/亿元, 分钟/小时, …).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from evalforms.sheets.chinese_numerals import CHINESE_NUMERAL, chinese_number
from evalforms.sheets.periods import Period, read_period
from evalforms.sheets.units import SCALES, UNITS


class Operator(StrEnum):
    """The comparison that a target asks for."""

    AT_LEAST = "≥"
    MORE_THAN = ">"
    AT_MOST = "≤"
    LESS_THAN = "<"
    EXACTLY = "="


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure. operator: None where the cell names none; number and unit as typed."""

    operator: Operator | None
    number: Fraction
    unit: str

    def in_base_unit(self) -> tuple[Fraction, str]:
        """Number and unit after conversion into the base unit of its family."""
        base, factor = UNITS.get(self.unit, (self.unit, Fraction(1)))
        return self.number * factor, base


@dataclass(frozen=True, slots=True)
class Words:
    """Anything else, as typed."""

    text: str


CellValue = Quantity | Period | Words

_BEFORE = {
    Operator.AT_LEAST: (
        *("≥", "≧", ">=", "大于或等于", "大于等于"),
        *("不低于", "不少于", "不小于", "至少"),
    ),
    Operator.AT_MOST: (
        *("≤", "≦", "<=", "小于或等于", "小于等于"),
        *("不高于", "不超过", "不大于", "不多于", "至多", "最多"),
    ),
    Operator.MORE_THAN: (">", "大于", "超过", "高于", "多于"),
    Operator.LESS_THAN: ("<", "小于", "低于", "少于"),
    Operator.EXACTLY: ("=", "等于"),
}
_AFTER = {
    Operator.AT_LEAST: ("(含)以上", "及以上", "以上"),
    Operator.AT_MOST: ("(含)以下", "及以下", "以下", "以内"),
}
_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?", re.ASCII)
_UNIT = re.compile(r"[^0-9\s,.;:、，。；：()<>≤≥=*×+\-—~]{0,12}")
_VAGUE = re.compile("左右|上下|[余多约近几底末前]|^[月日号]")
_PRODUCT = re.compile(r"(.+?)\s*[*×xX]\s*([0-9]+(?:\.[0-9]+)?)\s*(\S*)", re.ASCII)
LONGEST = 200  # characters; longer cells are prose


def read_value(text: str) -> CellValue:
    """The value of a cell; whatever is not certain comes back as Words."""
    plain = _normalised(text)
    if not plain or len(plain) > LONGEST or _has_odd_digits(text):
        return Words(text)
    operator, bare = _split_operator(plain)
    if operator in (None, Operator.AT_MOST, Operator.LESS_THAN):
        period = read_period(bare)
        if period is not None:
            return period
    return _quantity(operator, bare) or Words(text)


def _normalised(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().rstrip("。;")


def _has_odd_digits(text: str) -> bool:
    """Circled or superscript digits would silently join their neighbours."""
    return any(unicodedata.category(letter) == "No" for letter in text)


def _split_operator(text: str) -> tuple[Operator | None, str]:
    before, text = _operator_before(text)
    after, text = _operator_after(text)
    return before or after, text


def _operator_before(text: str) -> tuple[Operator | None, str]:
    for operator, signs in _BEFORE.items():
        for sign in signs:
            if text.startswith(sign):
                return operator, text.removeprefix(sign).strip()
    return None, text


def _operator_after(text: str) -> tuple[Operator | None, str]:
    for operator, signs in _AFTER.items():
        for sign in signs:
            if text.endswith(sign):
                return operator, text.removesuffix(sign).strip()
    return None, text


def _quantity(operator: Operator | None, text: str) -> Quantity | None:
    product = _PRODUCT.fullmatch(text)
    if product is not None:
        return _times(operator, *product.groups())
    found = _leading_number(text)
    if found is None:
        return None
    number, rest = found
    return _with_unit(operator, number, rest.strip())


def _times(operator: Operator | None, rate: str, factor: str, counted: str) -> Quantity | None:
    """`50万/户*3`: a price per piece times pieces."""
    single = _quantity(operator, rate)
    if single is None or "/" not in single.unit:
        return None
    unit, _, piece = single.unit.rpartition("/")
    if counted not in ("", piece):
        return None
    return Quantity(operator, single.number * Fraction(factor), unit)


def _leading_number(text: str) -> tuple[Fraction, str] | None:
    match = _NUMBER.match(text)
    if match is not None:
        return Fraction(match.group().replace(",", "")), text[match.end() :]
    if text.startswith("百分之"):
        inner = _leading_number(text.removeprefix("百分之"))
        return (inner[0], "%") if inner is not None and not inner[1] else None
    return _leading_chinese_number(text)


def _leading_chinese_number(text: str) -> tuple[Fraction, str] | None:
    match = CHINESE_NUMERAL.match(text)
    number = chinese_number(match.group()) if match is not None else None
    if match is None or number is None:
        return None
    rest = text[match.end() :]
    return (Fraction(number), rest) if not rest or rest in UNITS else None


def _with_unit(operator: Operator | None, number: Fraction, unit: str) -> Quantity | None:
    if unit not in UNITS:
        for name, scale in SCALES.items():
            if unit.startswith(name):
                number, unit = number * scale, unit.removeprefix(name)
                break
    if not _UNIT.fullmatch(unit) or _VAGUE.search(unit):
        return None
    return Quantity(operator, number, unit)
