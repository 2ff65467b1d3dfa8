"""Money in a text: 122241483.61元, 284.1674万元, 1.5亿元, 11,123.37万元, 五百万元."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from evalforms.narratives.plain import plain
from evalforms.sheets.chinese_numerals import chinese_number

_SCALES = {
    "": 1,
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
_NUMBER = r"(?<![\d.a-zA-Z])(?<!\d,)(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
_DIGITS = re.compile(_NUMBER + r"\s*([余多]?)(万亿|千万|百万|亿|万|千)?([余多]?)元(?!旦)", re.ASCII)
_SHORT = re.compile(_NUMBER + r"\s*([余多]?)(万|亿)([余多]?)(?=[,。;:、)\s/*×]|$|每|/)", re.ASCII)
_CHINESE = re.compile("([零〇一二两三四五六七八九十百千万亿]+)元(?![旦月素])")
_SPENDING = re.compile("支付|投入|拨付|支出|奖励|补助|资金|经费|预算|费用|金额|贷款|投资|下达")
_ROUGH_BEFORE = re.compile("(约|大约|近|将近|超|超过|超出|突破|不低于|不少于|至少|达到?近|逾)$")
_ROUGH_AFTER = re.compile("左右|上下|以上|以内|以下|多")
_PRICE_BEFORE = re.compile("(每[一-鿿]{1,6}|人均|户均|亩均|平均|单价|标准[为是]?)$")
_PRICE_AFTER = re.compile(r"\s*(/|每)|\([^)]{0,6}/")
_WINDOW = 14


@dataclass(frozen=True, slots=True)
class Amount:
    """yuan: exact value in 元; step: value in 元 of the last digit that was written.

    unit: as written (元, 万元, 亿元, or 万 where 元 was left out); is_rough: about so much;
    is_price: for one piece, person or household. start and end are places in the plain text.
    """

    yuan: Fraction
    step: Fraction
    unit: str
    text: str
    start: int
    end: int
    is_rough: bool
    is_price: bool

    @property
    def wan(self) -> Fraction:
        """The value in 万元."""
        return self.yuan / 10000


@lru_cache(maxsize=8192)
def amounts_in(text: str) -> tuple[Amount, ...]:
    """Every amount in the order of the text; a number without 元 only where money is spoken of."""
    words = plain(text)
    found = {amount.start: amount for amount in _written_short(words)}
    found |= {amount.start: amount for amount in _written_in_characters(words)}
    found |= {amount.start: amount for amount in _written_out(words)}
    return tuple(found[start] for start in sorted(found))


def same_money(wan: Fraction, amount: Amount) -> bool:
    """Whether a written amount is a table figure (万元), after rounding to the table's two places.

    Amounts of whole 亿元 and rough ones are compared at the precision in which they are written.
    """
    if amount.is_rough:
        return abs(amount.wan - wan) * 10 <= abs(wan)
    coarse = amount.unit.startswith("亿") and amount.step > 10**6
    allowed = amount.step / 10000 / 2 if coarse else Fraction(1, 200)
    return abs(amount.wan - wan) <= allowed


def any_same(wan: Fraction, amounts: Iterable[Amount]) -> bool:
    """Whether one of the written amounts is that table figure (万元)."""
    return any(same_money(wan, amount) for amount in amounts)


def _written_out(words: str) -> Iterable[Amount]:
    for match in _DIGITS.finditer(words):
        number, more, scale, further = match.groups()
        unit = (scale or "", "元")
        yield _amount(words, match, number, unit=unit, is_rough=bool(more or further))


def _written_short(words: str) -> Iterable[Amount]:
    for match in _SHORT.finditer(words):
        if _SPENDING.search(words[max(0, match.start() - _WINDOW) : match.start()]):
            number, more, scale, further = match.groups()
            unit = (scale, "")
            yield _amount(words, match, number, unit=unit, is_rough=bool(more or further))


def _written_in_characters(words: str) -> Iterable[Amount]:
    for match in _CHINESE.finditer(words):
        value = chinese_number(match.group(1))
        if value:
            scale = "万" if match.group(1).endswith("万") else ""
            number = str(value // _SCALES[scale])
            yield _amount(words, match, number, unit=(scale, "元"), is_rough=False)


def _amount(
    words: str, match: re.Match[str], number: str, *, unit: tuple[str, str], is_rough: bool
) -> Amount:
    scale, currency = unit
    bare = number.replace(",", "")
    before = words[max(0, match.start() - _WINDOW) : match.start()]
    after = words[match.end() : match.end() + 8]
    is_rough |= bool(_ROUGH_BEFORE.search(before)) or bool(_ROUGH_AFTER.match(after))
    return Amount(
        yuan=Fraction(bare) * _SCALES[scale],
        step=Fraction(_SCALES[scale], 10 ** len(bare.partition(".")[2])),
        unit=scale + currency,
        text=match.group(),
        start=match.start(),
        end=match.end(),
        is_rough=is_rough,
        is_price=bool(_PRICE_BEFORE.search(before)) or bool(_PRICE_AFTER.match(after)),
    )
