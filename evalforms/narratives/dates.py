"""Days and months in a text: 2020年6月30日, 2020-06-30, 2020.6, 7月24日, 二〇二〇年十二月."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from evalforms.narratives.plain import plain
from evalforms.sheets.chinese_numerals import chinese_number
from evalforms.sheets.periods import Period

_WRITTEN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_CHINESE_YEAR = re.compile("[一二][〇零一二三四五六七八九]{3}(?=年)")
_CHINESE_DAY = re.compile("(?<=[年月])[一二三四五六七八九十]{1,3}(?=[月日])")
_DATE = re.compile(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?"
    r"|(?P<y>(?:19|20)\d{2})(?P<sign>[-/.])(?P<m>\d{1,2})(?:(?P=sign)(?P<d>\d{1,2}))?"
    r"(?![\d.%万亿元])"
    r"|(?P<only>(?:19|20)\d{2})年"
    r"|(?P<bare_month>\d{1,2})月(?P<bare_day>\d{1,2})[日号]"
    r"|(?P<lone_month>\d{1,2})月(?=[^\d内后]|$))",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """period: None where there is no such day; text: as written; has_year: not taken from before.

    start: place in the plain text. A year alone is not a mention, it only lends itself to what
    follows.
    """

    period: Period | None
    text: str
    start: int
    has_year: bool
    has_day: bool


@lru_cache(maxsize=8192)
def dates_in(text: str, year: int) -> tuple[DateMention, ...]:
    """Every day and month in the order of the text.

    A date without a year belongs to the last year named before it, at first to `year`.
    """
    return tuple(_mentions(_with_digits(plain(text)), year))


def _with_digits(words: str) -> str:
    years = _CHINESE_YEAR.sub(lambda match: match.group().translate(_WRITTEN_DIGITS), words)
    return _CHINESE_DAY.sub(
        lambda match: str(chinese_number(match.group()) or match.group()), years
    )


def _mentions(words: str, year: int) -> Iterator[DateMention]:
    for match in _DATE.finditer(words):
        named = match["year"] or match["y"] or match["only"]
        year = int(named) if named else year
        month = match["month"] or match["m"] or match["bare_month"] or match["lone_month"]
        if match["only"] or not month:
            continue
        day = match["day"] or match["d"] or match["bare_day"]
        yield DateMention(
            period=_period(year, int(month), int(day) if day else None),
            text=match.group(),
            start=match.start(),
            has_year=bool(named),
            has_day=bool(day),
        )


def _period(year: int, month: int, day: int | None) -> Period | None:
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if day is None:
        return Period(date(year, month, 1), date(year, month, last))
    return Period(date(year, month, day), date(year, month, day)) if 1 <= day <= last else None
