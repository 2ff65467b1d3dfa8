"""Several objectives of one category as one rate.

Every row lies between two shares; the rate is known where both ends come to the same figure. So a
single hopeless row decides a 最低, while an unreadable row never lifts a mean.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from evalforms.frameworks.rules import Method, ObjectiveCompletion, ObjectiveTimeliness
from evalforms.scoring.completion import completion
from evalforms.scoring.objective_reading import RowReading, rows_of
from evalforms.scoring.problems import CellMissing, NotComputable
from evalforms.scoring.ratios import Reading
from evalforms.scoring.timeliness import timeliness
from evalforms.sheets.labels import CATEGORIES
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import ObjectiveCategory
from evalforms.sheets.sheet import Sheet

_NAMES = {Method.MEAN: "平均", Method.WEAKEST: "最低"}


def read_completion(sheet: Sheet, measure: ObjectiveCompletion) -> Reading:
    """Raises NotComputable where no row is filled in, or rows leave the rate open."""
    rows = [completion(title, row) for title, row in rows_of(sheet, measure.category)]
    return _together(rows, measure.method, measure.category)


def read_timeliness(sheet: Sheet, measure: ObjectiveTimeliness) -> Reading:
    """Raises NotComputable where no row is filled in, or rows leave the rate open."""
    starts_on = sheet.project.starts_on if isinstance(sheet, ProjectSheet) else None
    rows = [timeliness(title, row, starts_on) for title, row in rows_of(sheet, measure.category)]
    return _together(rows, measure.method, measure.category)


def _together(rows: Sequence[RowReading], method: Method, category: str) -> Reading:
    if not rows:
        raise CellMissing(f"{CATEGORIES[ObjectiveCategory(category)]}未填写")
    low = _combined((row.low for row in rows), method)
    high = _combined((row.high for row in rows), method)
    if low != high:
        raise NotComputable("; ".join(f"{row.title} {row.text}" for row in rows if not row.certain))
    return Reading(low * 100, f"{_NAMES[method]}({'; '.join(_told(row) for row in rows)})")


def _combined(shares: Iterable[Fraction], method: Method) -> Fraction:
    values = list(shares)
    if method is Method.WEAKEST:
        return min(values)
    return sum(values, Fraction(0)) / len(values)


def _told(row: RowReading) -> str:
    return f"{row.title} {row.text}" if row.certain else f"{row.title} 无法计算: {row.text}"
