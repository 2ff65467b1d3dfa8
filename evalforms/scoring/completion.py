"""实际完成值 against 目标值 of one objective, as a rule of the 评分表 counts it."""

from fractions import Fraction

from evalforms.scoring.comparison import share_reached
from evalforms.scoring.objective_reading import RowReading, unknown
from evalforms.scoring.problems import NotComputable
from evalforms.scoring.wording import percent
from evalforms.sheets.rows import ObjectiveRow


def completion(title: str, row: ObjectiveRow) -> RowReading:
    """Share reached; a row that cannot be compared precisely is unknown, with the reason.

    Over-fulfilment counts as 1, so that one objective cannot pay for another.
    """
    try:
        reached = min(share_reached(row), Fraction(1))
    except NotComputable as reason:
        return unknown(title, row, str(reason))
    text = f"实际{row.actual.strip()}、目标{row.target.strip()}, 完成{percent(reached * 100)}"
    return RowReading(title, reached, reached, text)
