"""One JSON value to one cell value. Each reader raises WrongScalar with the reason in Chinese."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from evalforms.sheets.plain_decimal import NotPlainDecimal, parse_plain_decimal

LARGEST_COUNT = 999_999_999

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
# Control characters but tab and line feed, lone surrogates, and the two letters no XML can hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class WrongScalar(ValueError):
    """A value of the wrong type or shape."""


def text(value: Any) -> str:
    """Plain text with line feeds."""
    if not isinstance(value, str):
        raise WrongScalar("应为文字(带引号)")
    odd = _UNPRINTABLE.search(value)
    if odd is not None:
        raise WrongScalar(f"第{odd.start() + 1}个字符是控制字符(U+{ord(odd.group()):04X}), 请删除")
    return value


def count(value: Any) -> int:
    """A whole number from 0 on: heads, tasks, a year."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongScalar("应为整数(不带引号)")
    if not 0 <= value <= LARGEST_COUNT:
        raise WrongScalar(f"应在0与{LARGEST_COUNT}之间")
    return value


def decimal(value: Any) -> Decimal:
    """An amount, points or a percentage with at most two places."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise WrongScalar('应为带引号的十进制数, 如 "22728.40"')
    try:
        return parse_plain_decimal(str(value))
    except NotPlainDecimal as wrong:
        raise WrongScalar(str(wrong)) from wrong


def iso_date(value: Any) -> date:
    """A calendar day as YYYY-MM-DD."""
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise WrongScalar("日期应写成 YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError as wrong:
        raise WrongScalar("没有这一天") from wrong


def choice(kind: type[StrEnum], value: Any) -> StrEnum:
    """One of the codes of a closed list."""
    if not isinstance(value, str) or value not in {option.value for option in kind}:
        known = "、".join(option.value for option in kind)
        raise WrongScalar(f"应为以下之一: {known}")
    return kind(value)
