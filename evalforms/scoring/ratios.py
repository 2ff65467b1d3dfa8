"""Rates from cells: what is divided by what, and the working that an explanation shows."""

from dataclasses import dataclass
from fractions import Fraction

from evalforms.frameworks.rules import AgainstPlan, FirstFilled, PercentCell, Ratio
from evalforms.scoring.amounts import Figure, read_amount
from evalforms.scoring.problems import CellMissing, NotComputable
from evalforms.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Reading:
    """rate: exact, in percent; working: the calculation up to the sign of equality."""

    rate: Fraction
    working: str


def read_ratio(sheet: Sheet, ratio: Ratio) -> Reading:
    """Raises NotComputable where a cell is empty or the denominator is zero or less."""
    numerator, working = _numerator(sheet, ratio)
    denominator = read_amount(sheet, ratio.denominator)
    _refuse_empty_base(denominator)
    rate = numerator / denominator.value * 100
    return Reading(rate, f"{working} ÷ {denominator} × 100%")


def read_against_plan(sheet: Sheet, measure: AgainstPlan) -> Reading:
    """Actual percentage ÷ planned percentage. Raises NotComputable as a ratio does."""
    reached = read_ratio(sheet, measure.ratio)
    planned = read_amount(sheet, measure.planned)
    _refuse_empty_base(planned)
    return Reading(reached.rate / planned.value * 100, f"({reached.working}) ÷ {planned}% × 100%")


def read_first_filled(sheet: Sheet, measure: FirstFilled) -> Reading:
    """The first ratio whose cells are filled in. Raises NotComputable where none is."""
    reasons = []
    for ratio in measure.ratios:
        try:
            return read_ratio(sheet, ratio)
        except CellMissing as missing:
            reasons.append(str(missing))
    raise CellMissing(", 且".join(reasons))


def read_percent(sheet: Sheet, measure: PercentCell) -> Reading:
    """A percentage typed as such. Raises NotComputable where it is empty."""
    return Reading(read_amount(sheet, measure.amount).value, "")


def _numerator(sheet: Sheet, ratio: Ratio) -> tuple[Fraction, str]:
    figure = read_amount(sheet, ratio.numerator)
    value, working = figure.value, f"{figure}"
    if ratio.less is not None:
        less = read_amount(sheet, ratio.less)
        value, working = value - less.value, f"({figure} − {less})"
    if ratio.absolute:
        value, working = abs(value), f"|{working}|"
    return value, working


def _refuse_empty_base(figure: Figure) -> None:
    if figure.value == 0:
        raise NotComputable(f"{figure.label}为0, 不能作除数")
    if figure.value < 0:
        raise NotComputable(f"{figure.label}为负数({figure.number}), 不能作除数")
