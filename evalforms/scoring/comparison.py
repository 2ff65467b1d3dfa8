"""How much of a target a result reaches, as a share from 0 to 1."""

from fractions import Fraction

from evalforms.scoring.problems import NotComputable
from evalforms.sheets.quantities import CellValue, Operator, Quantity, read_value
from evalforms.sheets.units import DURATION_BASES

LESS_IS_BETTER = (Operator.AT_MOST, Operator.LESS_THAN)


def share_reached(target: Quantity, actual: Quantity) -> Fraction:
    """More is better unless the target says ≤ or <; then a straight line down to twice the target.

    Over-fulfilment counts as 1, so that one objective cannot pay for another. Raises NotComputable
    for unlike units, a target below zero, or a zero target that asks for more.
    """
    wanted, reached = _like_figures(target, actual)
    if wanted < 0:
        raise NotComputable("目标值为负数")
    if target.operator in LESS_IS_BETTER:
        return _share_of_upper_limit(wanted, reached)
    if wanted == 0:
        raise NotComputable("目标值为0, 不能作除数")
    return min(max(reached / wanted, Fraction(0)), Fraction(1))


def quantity(text: str, label: str) -> Quantity:
    """The figure in a cell. Raises NotComputable, naming the cell, where it holds none."""
    value = filled_in(text, label)
    if not isinstance(value, Quantity):
        raise NotComputable(f"{label}“{_short(text)}”不是可比较的数值")
    return value


def measured(text: str, label: str) -> Quantity:
    """The figure in a result cell; a copied comparison sign is not a result."""
    value = quantity(text, label)
    if value.operator not in (None, Operator.EXACTLY):
        raise NotComputable(f"{label}“{_short(text)}”带有比较符号, 应填实际值")
    return value


def filled_in(text: str, label: str) -> CellValue:
    """The value in a cell. Raises NotComputable where the cell is empty."""
    if not text.strip():
        raise NotComputable(f"{label}未填写")
    return read_value(text)


def is_duration(value: Quantity) -> bool:
    """Hours, days, months: of these, less is better even where the target has no sign."""
    return value.in_base_unit()[1] in DURATION_BASES


def words(text: str, label: str) -> NotComputable:
    """The refusal for a cell that holds neither figure nor time."""
    return NotComputable(f"{label}“{_short(text)}”不是可比较的数值或日期")


def _like_figures(target: Quantity, actual: Quantity) -> tuple[Fraction, Fraction]:
    wanted, target_unit = target.in_base_unit()
    reached, actual_unit = actual.in_base_unit()
    if target_unit != actual_unit:
        units = f"{target.unit or '无单位'} / {actual.unit or '无单位'}"
        raise NotComputable(f"目标值与实际完成指标值单位不一致({units})")
    return wanted, reached


def _share_of_upper_limit(limit: Fraction, reached: Fraction) -> Fraction:
    if reached <= limit:
        return Fraction(1)
    if limit == 0:
        return Fraction(0)
    return max(1 - (reached - limit) / limit, Fraction(0))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else line[:20] + "…"
