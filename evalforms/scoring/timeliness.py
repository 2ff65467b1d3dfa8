"""Was one objective reached in time: 1 up to the deadline, then 1 − delay ÷ planned duration."""

from datetime import date
from fractions import Fraction

from evalforms.scoring.comparison import ACTUAL, TARGET, filled_in, words
from evalforms.scoring.completion import completion
from evalforms.scoring.objective_reading import RowReading, unknown
from evalforms.scoring.problems import NotComputable
from evalforms.sheets.periods import Period
from evalforms.sheets.quantities import Between, Quantity
from evalforms.sheets.rows import ObjectiveRow


def timeliness(title: str, row: ObjectiveRow, starts_on: date | None) -> RowReading:
    """Dates are compared as days; the planned duration runs from the start of the 项目期.

    Targets that are durations or percentages are compared as figures, where less time is better.
    """
    try:
        target = filled_in(row.target, TARGET)
        if isinstance(target, Quantity | Between):
            return completion(title, row)
        if not isinstance(target, Period):
            raise words(row.target, TARGET)
        return _dated(title, target, _done(row), starts_on)
    except NotComputable as reason:
        return unknown(title, row, str(reason))


def lateness(row: ObjectiveRow) -> tuple[int, int]:
    """Days after the deadline, at least and at most; none or negative is in time.

    Raises NotComputable where target or result is no date.
    """
    target = filled_in(row.target, TARGET)
    if not isinstance(target, Period):
        raise words(row.target, TARGET)
    return _delay(target, _done(row))


def _delay(target: Period, done: Period) -> tuple[int, int]:
    return (done.first - target.last).days, (done.last - target.last).days


def _done(row: ObjectiveRow) -> Period:
    actual = filled_in(row.actual, ACTUAL)
    if not isinstance(actual, Period):
        raise NotComputable(f"{ACTUAL}“{row.actual.strip()}”不是日期")
    return actual


def _dated(title: str, target: Period, done: Period, starts_on: date | None) -> RowReading:
    shortest, longest = _delay(target, done)
    if longest <= 0:
        return RowReading(title, Fraction(1), Fraction(1), f"{_times(target, done)}, 按期完成")
    if shortest <= 0:
        raise NotComputable(f"{_times(target, done)}, 不能确定是否逾期, 请填写具体日期")
    if starts_on is None:
        raise NotComputable(f"{_times(target, done)}, 逾期, 但项目期开始日期未填写")
    planned = (target.last - starts_on).days
    low, high = _share(longest, planned), _share(shortest, planned)
    delay = f"逾期{shortest}天" if low == high else "逾期天数不能确定, 请填写具体日期"
    return RowReading(
        title, low, high, f"{_times(target, done)}, {delay}(计划工期{max(planned, 0)}天)"
    )


def _share(delay: int, planned: int) -> Fraction:
    if planned <= 0:
        return Fraction(0)
    return max(1 - Fraction(delay, planned), Fraction(0))


def _times(target: Period, done: Period) -> str:
    return f"计划{target.last.isoformat()}、实际{_span(done)}"


def _span(period: Period) -> str:
    if period.first == period.last:
        return period.first.isoformat()
    return f"{period.first.isoformat()}至{period.last.isoformat()}"
