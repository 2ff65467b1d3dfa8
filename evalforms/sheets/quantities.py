"""What a target or result cell says: a figure with unit, a range, a time, or words.

Precise before clever: what could be meant in two ways stays words. Figures are exact fractions in
the unit as typed; `in_base_unit` converts within one family (元/万元/亿元, 分钟/小时, …).
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from evalforms.sheets.chinese_numerals import CHINESE_NUMERAL, chinese_number
from evalforms.sheets.leads import Change, Lead, leads
from evalforms.sheets.operators import LESS_IS_BETTER, Operator, split_operator
from evalforms.sheets.periods import Period, read_period
from evalforms.sheets.units import INCIDENTS, SCALES, UNITS, base_of, is_known


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure. operator: None where the cell names none; number and unit as typed.

    `change`: the figure tells by how much something grew or fell, not how much there is.
    """

    operator: Operator | None
    number: Fraction
    unit: str
    change: Change | None = None

    def in_base_unit(self) -> tuple[Fraction, str]:
        """Number and unit after conversion into the base unit of its family."""
        base, factor = base_of(self.unit)
        return self.number * factor, base


@dataclass(frozen=True, slots=True)
class Between:
    """From `low` to `high`, both included, in one known unit: 10-15天."""

    low: Fraction
    high: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class Words:
    """Anything else, as typed."""

    text: str


CellValue = Quantity | Between | Period | Words

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NUMBER = re.compile(f"-?{_DIGITS}", re.ASCII)
_UNIT = re.compile(r"[^0-9\s,.;:、，。；：()<>≤≥=*×+\-—~]{0,12}")
_VAGUE = re.compile(
    "左右|上下|[余多约近几底末前后半和与及或至到第]|以[上下内]|^[月日号]|^年[^/]|学年|^[百千万亿]+[一二三四五六七八九两]"
)
_PRODUCT = re.compile(r"(.+?)\s*[*×xX]\s*([0-9]+(?:\.[0-9]+)?)\s*(\S*)", re.ASCII)
_BETWEEN = re.compile(rf"({_DIGITS})\s*(\S*?)\s*[-~—–至到]\s*({_DIGITS}\s*\S+)", re.ASCII)
_DONE = re.compile("(?<=%)(?:全部)?(?:完成|达标|合格|覆盖|到位|落实)$|已?完成$|(?<=元)整$")
_HALF = {f"半{unit}": unit for unit in ("年", "天", "小时", "个小时", "个月")}
_COMPACT_MONTH = re.compile(r"(19|20)\d{2}(0[1-9]|1[0-2])", re.ASCII)
_AMBIGUOUS_UNITS = ("季度", "季")  # 2季度 is half a year or the second quarter
# 一起 also means together, 一期 the first phase, 一批 any number.
_AMBIGUOUS = re.compile("一[批起]|[^两]期")
LONGEST = 200  # characters; longer cells are prose


@lru_cache(maxsize=4096)  # every save reads every target of a form several times
def read_value(text: str) -> CellValue:
    """The value of a cell; whatever is not certain comes back as Words."""
    plain = _normalised(text)
    if not plain or len(plain) > LONGEST or _has_odd_digits(text):
        return Words(text)
    for lead in leads(plain):
        value = _read(lead)
        if value is not None:
            return value
    return Words(text)


def _normalised(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().rstrip("。;")


def _has_odd_digits(text: str) -> bool:
    """Circled or superscript digits would silently join their neighbours; only m² is a unit."""
    plain = re.sub("m[²³]", "", text)
    return any(unicodedata.category(letter) == "No" for letter in plain)


def _read(lead: Lead) -> CellValue | None:
    split = split_operator(lead.rest)
    if split is None:
        return None
    operator, bare = split
    if operator is None or operator in LESS_IS_BETTER:
        period = read_period(bare)
        if period is not None:
            return None if lead.per or lead.change else period
    bare = _DONE.sub("", bare)
    if operator is None and not lead.per and not lead.change:
        between = _between(bare)
        if between is not None:
            return between
    found = _quantity(operator, bare)
    return None if found is None else _with_lead(found, lead)


def _with_lead(found: Quantity, lead: Lead) -> Quantity | None:
    if lead.per:
        if not found.unit or "/" in found.unit:
            return None
        found = replace(found, unit=f"{found.unit}/{lead.per}")
    return replace(found, change=lead.change)


def _between(text: str) -> Between | None:
    match = _BETWEEN.fullmatch(text)
    if match is None:
        return None
    first = _quantity(None, match[1] + match[2])
    last = _quantity(None, match[3])
    if first is None or last is None or last.unit not in UNITS:
        return None
    if not match[2]:
        # 1-2万元: the scale stands once and belongs to both.
        scaled = _quantity(None, match[1] + match[3].lstrip("0123456789.,").strip())
        first = first if scaled is None else scaled
    if first.unit != last.unit or first.number >= last.number:
        return None
    return Between(first.number, last.number, last.unit)


def _quantity(operator: Operator | None, text: str) -> Quantity | None:
    if text in _HALF:
        return Quantity(operator, Fraction(1, 2), _HALF[text])
    if text.startswith(("零", "0")) and text[1:] in INCIDENTS:
        return Quantity(operator, Fraction(0), text[1:])
    product = _PRODUCT.fullmatch(text)
    if product is not None:
        return _times(operator, *product.groups())
    if _COMPACT_MONTH.fullmatch(text):
        return None
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
    if text in ("百分之百", "百分百"):
        return Fraction(100), "%"
    for spelled, sign in (("百分之", "%"), ("千分之", "‰")):
        if text.startswith(spelled):
            inner = _leading_number(text.removeprefix(spelled))
            return (inner[0], sign) if inner is not None and not inner[1] else None
    return _leading_chinese_number(text)


def _leading_chinese_number(text: str) -> tuple[Fraction, str] | None:
    match = CHINESE_NUMERAL.match(text)
    number = chinese_number(match.group()) if match is not None else None
    if match is None or number is None or _AMBIGUOUS.fullmatch(text):
        return None
    rest = text[match.end() :]
    return (number, rest) if not rest or rest in UNITS else None


def _with_unit(operator: Operator | None, number: Fraction, unit: str) -> Quantity | None:
    if not _is_unit(unit):
        return None
    for name, scale in SCALES.items():
        rest = unit.removeprefix(name)
        if not is_known(unit) and rest != unit and (rest[:1] in ("", "/") or is_known(rest)):
            return Quantity(operator, number * scale, rest)
    return Quantity(operator, number, unit)


def _is_unit(text: str) -> bool:
    if text in UNITS:
        return True
    plain = re.sub("m[23]$", "m", text).removesuffix("/半年")
    if not _UNIT.fullmatch(plain) or _VAGUE.search(plain) or text in _AMBIGUOUS_UNITS:
        return False
    return text in ("%", "‰") or not text.startswith(("%", "‰"))
