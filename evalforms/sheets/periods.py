"""Days, months and years as officials write them: 2020年6月30日前, 2019-12-01, 2020.12."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included; a single day where they are equal.

    As a target it is a deadline at `last`; as a result it happened somewhere between.
    """

    first: date
    last: date


_TIME_OF_DAY = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2})?$", re.ASCII)
_SPACED = re.compile(r"\s*([年月日])\s*")
_LEADING = re.compile("^(截至|截止到?|已?于|已在|在)")
_TRAILING = re.compile("(之前|以前|前)?(全部)?(完成)?$")
_DAY = re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?", re.ASCII)
_MONTH = re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})月?(底|末|份)?", re.ASCII)
_YEAR_END = re.compile(r"(\d{4})年(?:年)?(?:底|末)", re.ASCII)
_YEAR = re.compile(r"(\d{4})年(度|内|度内|全年)?", re.ASCII)
_QUARTER = re.compile(r"(\d{4})年第?([一二三四1-4])季度(底|末)?", re.ASCII)
_HALF_YEAR = re.compile(r"(\d{4})年([上下])半年(底|末)?", re.ASCII)
_THIRD = re.compile(r"(\d{4})年(\d{1,2})月([上中下])旬", re.ASCII)
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_IN_ONE_YEAR = re.compile(r"(\d{4}年)(.+?)(?:-|至|到|—|~)(\d{1,2}月.*)", re.ASCII)
_DOTTED_RANGE = re.compile(r"(\d{4}\.[\d.]+)-(\d{4}\.[\d.]+)", re.ASCII)
_YEAR_RANGE = re.compile(r"(\d{4})年?-(\d{4})年", re.ASCII)
_COMPACT_RANGE = re.compile(r"(\d{4})(\d{2})(?:至|-|—|~)(\d{4})(\d{2})", re.ASCII)
_RANGE = re.compile(r"(.+?)\s*(?:至|到|—|~)\s*(.+)")
_YEARS = range(1950, 2101)


def read_period(text: str) -> Period | None:
    """The span that a text names, None where it names none or an impossible one."""
    bare = _SPACED.sub(r"\1", _TIME_OF_DAY.sub("", text.strip()))
    bare = _TRAILING.sub("", _LEADING.sub("", bare)).strip()
    try:
        return _range(bare) or _single(bare)
    except ValueError:
        return None


def _range(text: str) -> Period | None:
    if match := _COMPACT_RANGE.fullmatch(text):
        start, end, until, last = map(int, match.groups())
        return _span(_month(start, end), _month(until, last))
    if match := _YEAR_RANGE.fullmatch(text):
        return _span(_day(int(match[1]), 1, 1), _day(int(match[2]), 12, 31))
    if match := _IN_ONE_YEAR.fullmatch(text):
        return _span(_single(match[1] + match[2]), _single(match[1] + match[3]))
    if match := _DOTTED_RANGE.fullmatch(text) or _RANGE.fullmatch(text):
        return _span(_single(match[1]), _single(match[2]))
    return None


def _span(first: Period | None, last: Period | None) -> Period | None:
    if first is None or last is None or last.last < first.first:
        return None
    return Period(first.first, last.last)


def _single(text: str) -> Period | None:
    if match := _DAY.fullmatch(text):
        return _day(*map(int, match.groups()))
    if match := _MONTH.fullmatch(text):
        month = _month(int(match.group(1)), int(match.group(2)))
        return _end_of(month) if match.group(3) in ("底", "末") else month
    return _year(text) or _part_of_year(text)


def _year(text: str) -> Period | None:
    if match := _YEAR_END.fullmatch(text):
        return _day(int(match.group(1)), 12, 31)
    if match := _YEAR.fullmatch(text):
        return _span(_day(int(match.group(1)), 1, 1), _day(int(match.group(1)), 12, 31))
    return None


def _part_of_year(text: str) -> Period | None:
    if match := _QUARTER.fullmatch(text):
        quarter = "一二三四1234".index(match[2]) % 4
        months = _months(int(match[1]), 3 * quarter + 1, 3 * quarter + 3)
        return _end_of(months) if match[3] else months
    if match := _HALF_YEAR.fullmatch(text):
        months = _months(int(match[1]), *((1, 6) if match[2] == "上" else (7, 12)))
        return _end_of(months) if match[3] else months
    if match := _THIRD.fullmatch(text):
        return _third(_month(int(match[1]), int(match[2])), "上中下".index(match[3]))
    if match := _COMPACT_DAY.fullmatch(text):
        return _day(*map(int, match.groups()))
    return None


def _months(year: int, first: int, last: int) -> Period | None:
    return _span(_month(year, first), _month(year, last))


def _third(month: Period | None, third: int) -> Period | None:
    """上旬, 中旬, 下旬: ten days, ten days, the rest."""
    if month is None:
        return None
    last = month.last.day if third == 2 else 10 * third + 10
    return Period(month.first.replace(day=10 * third + 1), month.first.replace(day=last))


def _end_of(period: Period | None) -> Period | None:
    return None if period is None else Period(period.last, period.last)


def _day(year: int, month: int, day: int) -> Period | None:
    if year not in _YEARS:
        return None
    return Period(date(year, month, day), date(year, month, day))


def _month(year: int, month: int) -> Period | None:
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
