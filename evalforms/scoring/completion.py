"""实际完成值 against 目标值 of one objective."""

from dataclasses import replace

from evalforms.scoring.comparison import is_duration, measured, quantity, share_reached
from evalforms.scoring.objective_reading import RowReading, unknown
from evalforms.scoring.problems import NotComputable
from evalforms.scoring.wording import percent
from evalforms.sheets.quantities import Operator
from evalforms.sheets.rows import ObjectiveRow

TARGET = "目标值"
ACTUAL = "实际完成指标值"


def completion(title: str, row: ObjectiveRow, *, faster_is_better: bool = False) -> RowReading:
    """Share reached; a row that cannot be compared precisely is unknown, with the reason."""
    try:
        return _compared(title, row, faster_is_better=faster_is_better)
    except NotComputable as reason:
        return unknown(title, str(reason))


def _compared(title: str, row: ObjectiveRow, *, faster_is_better: bool) -> RowReading:
    target, actual = quantity(row.target, TARGET), measured(row.actual, ACTUAL)
    if faster_is_better and target.operator is None and is_duration(target):
        target = replace(target, operator=Operator.AT_MOST)
    reached = share_reached(target, actual)
    text = f"实际{row.actual.strip()}、目标{row.target.strip()}, 完成{percent(reached * 100)}"
    return RowReading(title, reached, reached, text)
