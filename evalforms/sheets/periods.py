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
_LEADING = re.compile("^(截至|截止到?|于)")
_TRAILING = re.compile("(之前|以前|前)?(全部)?(完成)?$")
_DAY = re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?", re.ASCII)
_MONTH = re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})月?(底|末|份)?", re.ASCII)
_YEAR_END = re.compile(r"(\d{4})年(?:年)?(?:底|末)", re.ASCII)
_YEAR = re.compile(r"(\d{4})年(度|内|度内)?", re.ASCII)
_COMPACT_RANGE = re.compile(r"(\d{4})(\d{2})(?:至|-|—|~)(\d{4})(\d{2})", re.ASCII)
_RANGE = re.compile(r"(.+?)\s*(?:至|到|—|~)\s*(.+)")
_YEARS = range(1950, 2101)


def read_period(text: str) -> Period | None:
    """The span that a text names, None where it names none or an impossible one."""
    bare = _TIME_OF_DAY.sub("", text.strip())
    bare = _TRAILING.sub("", _LEADING.sub("", bare)).strip()
    try:
        return _range(bare) or _single(bare)
    except ValueError:
        return None


def _range(text: str) -> Period | None:
    compact = _COMPACT_RANGE.fullmatch(text)
    if compact is not None:
        start, end, until, last = map(int, compact.groups())
        return _span(_month(start, end), _month(until, last))
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    return _span(_single(match.group(1)), _single(match.group(2)))


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
    if match := _YEAR_END.fullmatch(text):
        return _day(int(match.group(1)), 12, 31)
    if match := _YEAR.fullmatch(text):
        return _span(_day(int(match.group(1)), 1, 1), _day(int(match.group(1)), 12, 31))
    return None


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
