"""Money in 万元 with two places. What is typed in 元, or with more places, is converted visibly."""

from decimal import Decimal
from fractions import Fraction

from evalforms.evaluations.typed.numerals import decimal_of, tidied
from evalforms.evaluations.typed.reading import Reading, Refused, quoted
from evalforms.scoring.rounding import half_up

_YUAN = 10_000  # in 1 万元
# 15 significant digits is what SQLite keeps exactly.
LARGEST = Decimal("9999999999999.99")
_OTHER_UNITS = ("亿元", "亿", "万", "千元", "百万元")


def read_amount(text: str, *, may_be_negative: bool) -> Reading:
    """Amount in 万元, quantised ROUND_HALF_UP; an empty entry is an empty cell."""
    tidy = tidied(text)
    if not tidy:
        return Reading(None)
    if tidy.endswith("万元"):
        return _rounded(_number(tidy.removesuffix("万元")), may_be_negative)
    if tidy.endswith("元") and not tidy.endswith(_OTHER_UNITS):
        return _from_yuan(_number(tidy.removesuffix("元")), may_be_negative)
    if tidy.endswith(_OTHER_UNITS):
        raise Refused(f"本栏单位为万元，不能识别{quoted(tidy)}。请换算成万元后只填数字。")
    return _rounded(_number(tidy), may_be_negative)


def _number(tidy: str) -> Decimal:
    return decimal_of(tidy, example="345.00")


def _rounded(amount: Decimal, may_be_negative: bool) -> Reading:
    kept = _kept(Fraction(amount), may_be_negative)
    if kept == amount:
        return Reading(kept)
    return Reading(kept, f"已由 {_plain(amount)} 四舍五入为 {kept:,.2f} 万元")


def _from_yuan(yuan: Decimal, may_be_negative: bool) -> Reading:
    kept = _kept(Fraction(yuan) / _YUAN, may_be_negative)
    return Reading(kept, f"已由 {_plain(yuan)} 元换算为 {kept:,.2f} 万元")


def _kept(amount: Fraction, may_be_negative: bool) -> Decimal:
    kept = half_up(amount)
    if abs(kept) > LARGEST:
        raise Refused("金额太大，最多 13 位整数。请核对单位是否为万元。")
    if kept < 0 and not may_be_negative:
        raise Refused(f"金额不能为负数（现为 {kept:,.2f}）。请核对后填写不小于 0 的数。")
    return kept


def _plain(amount: Decimal) -> str:
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
