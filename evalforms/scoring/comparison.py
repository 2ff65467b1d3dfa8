"""How much of a target a result reaches, as a share: 1 is reached, 5/4 a quarter more."""

from fractions import Fraction

from evalforms.scoring.direction import less_is_better
from evalforms.scoring.problems import NotComputable
from evalforms.sheets.operators import Operator
from evalforms.sheets.quantities import Between, CellValue, Quantity, read_value
from evalforms.sheets.rows import ObjectiveCategory, ObjectiveRow
from evalforms.sheets.units import COUNTERS, INCIDENTS, counted

TARGET = "目标值"
ACTUAL = "实际完成指标值"


def share_reached(row: ObjectiveRow) -> Fraction:
    """actual ÷ target, or where less is better 1 up to the target and beyond it target ÷ actual.

    Never below 0. Raises NotComputable for words, unlike units, a target below zero, a zero target
    that asks for more, and a target that does not tell its direction.
    """
    target = filled_in(row.target, TARGET)
    if isinstance(target, Between):
        return _share_of_range(target, _measured(row))
    if row.category == ObjectiveCategory.TIMELINESS and _may_be_time(target):
        raise words(row.target, TARGET)
    if not isinstance(target, Quantity):
        raise NotComputable(f"{TARGET}“{_short(row.target)}”不是可比较的数值")
    return _share(target, _measured(row), row)


def filled_in(text: str, label: str) -> CellValue:
    """The value in a cell. Raises NotComputable where the cell is empty."""
    if not text.strip():
        raise NotComputable(f"{label}未填写")
    return read_value(text)


def words(text: str, label: str) -> NotComputable:
    """The refusal for a cell that holds neither figure nor time."""
    return NotComputable(f"{label}“{_short(text)}”不是可比较的数值或日期")


def _may_be_time(target: CellValue) -> bool:
    """`2020` may be a year and `6.30` a day in June."""
    if not isinstance(target, Quantity) or target.unit:
        return False
    return target.number.denominator != 1 or 1950 <= target.number <= 2100


def _measured(row: ObjectiveRow) -> Quantity:
    """The figure in a result cell; a copied comparison sign is not a result."""
    value = filled_in(row.actual, ACTUAL)
    if not isinstance(value, Quantity):
        raise NotComputable(f"{ACTUAL}“{_short(row.actual)}”不是可比较的数值")
    if value.operator not in (None, Operator.EXACTLY):
        raise NotComputable(f"{ACTUAL}“{_short(row.actual)}”带有比较符号, 应填实际值")
    return value


def _share(target: Quantity, actual: Quantity, row: ObjectiveRow) -> Fraction:
    wanted, reached = _like_figures(target, actual)
    if wanted < 0:
        raise NotComputable("目标值为负数")
    if reached == wanted:
        return Fraction(1)
    if less_is_better(target, row):
        return Fraction(1) if reached < wanted else wanted / reached
    if wanted == 0:
        raise NotComputable("目标值为0, 不能作除数")
    return max(reached / wanted, Fraction(0))


def _share_of_range(target: Between, actual: Quantity) -> Fraction:
    low, reached = _like_figures(Quantity(None, target.low, target.unit), actual)
    high, _ = Quantity(None, target.high, target.unit).in_base_unit()
    if low <= reached <= high:
        return Fraction(1)
    raise NotComputable("实际完成指标值不在目标值的区间内")


def _like_figures(target: Quantity, actual: Quantity) -> tuple[Fraction, Fraction]:
    wanted, target_unit = target.in_base_unit()
    reached, actual_unit = actual.in_base_unit()
    if target.change != actual.change:
        raise NotComputable("目标值与实际完成指标值一个是增减幅度, 一个不是")
    if target_unit != actual_unit and not _count_the_same(target_unit, actual_unit):
        units = f"{target.unit or '无单位'} / {actual.unit or '无单位'}"
        raise NotComputable(f"目标值与实际完成指标值单位不一致({units})")
    return wanted, reached


def _count_the_same(target: str, actual: str) -> bool:
    """3个 answers 3个项目, 1起 answers 零事故; 3个学校 does not answer 3个项目."""
    if target in INCIDENTS:
        return actual in ("", *COUNTERS)
    (counter, thing), (other, other_thing) = counted(target), counted(actual)
    return counter == other and (not thing or not other_thing)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else line[:20] + "…"
