"""The year that the demonstration is about, and the dates that hang on it."""

from datetime import date

YEAR = 2020
FRAMEWORK = "jinzhong-2020"
FILLED_ON = date(2021, 7, 5)


def period(*, is_one_off: bool) -> tuple[date, date]:
    """项目期: one-off projects began with the year, recurring ones run on from year to year."""
    return date(YEAR if is_one_off else YEAR - 1, 1, 1), date(YEAR, 12, 31)
