"""完成进度 of one objective: computed where 目标值 and 实际完成指标值 can be compared, else judged.

What is typed into the cell stays what counts; this is what stands beside it.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evalforms.frameworks.levels import band_of, level_named
from evalforms.frameworks.rules import Level
from evalforms.scoring.comparison import share_reached
from evalforms.scoring.problems import NotComputable
from evalforms.scoring.rounding import half_up
from evalforms.scoring.timeliness import lateness
from evalforms.scoring.wording import plain
from evalforms.sheets.periods import Period
from evalforms.sheets.quantities import Quantity, read_value
from evalforms.sheets.rows import ObjectiveRow


@dataclass(frozen=True, slots=True)
class Progress:
    """`percent` of the target, two places, never negative, above 100 where the target is exceeded.

    None where it cannot be computed; `level` is then the level that the cell names, if it names
    one. `days_late`: at least so many days after the deadline. `explanation` tells the working, or
    why there is none.
    """

    percent: Decimal | None
    level: Level | None
    explanation: str
    days_late: int = 0

    @property
    def text(self) -> str:
        """As it stands in the cell: `92.86%`, `125%`; nothing where it cannot be computed."""
        return "" if self.percent is None else f"{plain(Fraction(self.percent))}%"


def progress_of(row: ObjectiveRow) -> Progress:
    """Never fails: a row that cannot be compared says why and leaves the level to the filler."""
    try:
        if isinstance(read_value(row.target), Period):
            return _by_date(row)
        return _by_figures(row)
    except NotComputable as reason:
        return _judged(row, str(reason))


def agrees(row: ObjectiveRow, progress: Progress) -> bool:
    """Whether the typed cell says what was computed; an empty cell or one beside no figure does.

    What exceeds its target may be typed as 100%, too: the target is reached.
    """
    if progress.percent is None or not row.progress.strip():
        return True
    typed = read_value(row.progress)
    if not isinstance(typed, Quantity) or typed.operator or typed.unit != "%":
        return False
    return half_up(typed.number) in (progress.percent, min(progress.percent, Decimal(100)))


def _by_figures(row: ObjectiveRow) -> Progress:
    percent = half_up(share_reached(row) * 100)
    working = f"目标{_cell(row.target)}, 实际{_cell(row.actual)}"
    return Progress(percent, None, f"{working}, 完成{plain(Fraction(percent))}%")


def _by_date(row: ObjectiveRow) -> Progress:
    shortest, longest = lateness(row)
    if longest <= 0:
        return Progress(half_up(Fraction(100)), None, "按期完成")
    if shortest <= 0:
        raise NotComputable("不能确定是否逾期, 请填写具体日期")
    late = f"逾期{shortest}天" if shortest == longest else f"逾期{shortest}至{longest}天"
    return _judged(row, late, days_late=shortest)


def _judged(row: ObjectiveRow, reason: str, *, days_late: int = 0) -> Progress:
    level = level_named(row.progress)
    told = reason if level is None else f"{reason}; 自评{level.name}, 得分区间{band_of(level)}"
    return Progress(None, level, told, days_late)


def _cell(text: str) -> str:
    return " ".join(text.split())
