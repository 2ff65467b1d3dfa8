"""Dates in the ways people write them: 2020-12-31, 2020/12/31, 2020年12月31日, 20201231."""

import re
from datetime import date

from evalforms.evaluations.typed.numerals import tidied
from evalforms.evaluations.typed.reading import Reading, Refused, quoted

_WRITTEN = re.compile(
    r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})"
    r"|\.([0-9]{1,2})\.([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))"
)
_FIRST_YEAR, _LAST_YEAR = 1949, 2100


def read_day(text: str) -> Reading:
    tidy = tidied(text)
    if not tidy:
        return Reading(None)
    match = _WRITTEN.fullmatch(tidy)
    if match is None:
        raise Refused(f"不能识别日期{quoted(tidy)}。请填年月日，如 2020-12-31。")
    year, month, day = (int(part) for part in match.groups() if part is not None)
    return Reading(_real(year, month, day))


def _real(year: int, month: int, day: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Refused(f"年份应在 {_FIRST_YEAR} 至 {_LAST_YEAR} 之间（现为 {year}）。")
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(f"没有 {year}年{month}月{day}日 这一天。请核对后重填。") from None
