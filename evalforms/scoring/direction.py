"""Whether more or less of something is better: by its sign, else by what it is, else unknown."""

import re

from evalforms.scoring.problems import NotComputable
from evalforms.sheets.operators import LESS_IS_BETTER, Operator
from evalforms.sheets.quantities import Quantity
from evalforms.sheets.rows import ObjectiveCategory, ObjectiveRow
from evalforms.sheets.units import DURATION_BASES, INCIDENTS

# Rates and counts that nobody wants more of; without a sign their direction is not certain.
_UNWANTED = re.compile(
    "|".join((*INCIDENTS, "发生率", "发病率", "流失", "逾期", "能耗", "排放", "超标", "不合格"))
    + "|空置|响应时间|等待|办结时限|耗时|误差|负债|成本|单价"
)
_AMOUNTS_OF_TIME = (ObjectiveCategory.QUANTITY, ObjectiveCategory.SUSTAINABLE_IMPACT)


def less_is_better(target: Quantity, row: ObjectiveRow) -> bool:
    """Raises NotComputable where a target without sign may be meant either way."""
    if target.operator not in (None, Operator.EXACTLY):
        return target.operator in LESS_IS_BETTER
    base = target.in_base_unit()[1]
    if target.unit in INCIDENTS:
        return True
    if base in DURATION_BASES:
        return _of_time(row)
    if row.category == ObjectiveCategory.COST and target.change is None:
        return _of_cost(base)
    if _UNWANTED.search(row.name) and target.change is None:
        raise NotComputable("目标值没有写明是上限还是下限, 请写明≤或≥")
    return False


def _of_time(row: ObjectiveRow) -> bool:
    if row.category == ObjectiveCategory.TIMELINESS:
        return True
    if row.category in _AMOUNTS_OF_TIME and not _UNWANTED.search(row.name):
        return False
    raise NotComputable("目标值没有写明时间是越长越好还是越短越好, 请写明≥或≤")


def _of_cost(base: str) -> bool:
    if base in ("", "元") or base.startswith(("元/", "/")):
        return True
    raise NotComputable("成本指标的目标值没有写明是上限还是下限, 请写明≤或≥")
