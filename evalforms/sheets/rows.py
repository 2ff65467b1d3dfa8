"""The rows that the papers repeat: scores, objectives, evaluators."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ObjectiveCategory(StrEnum):
    """The second-level heading (二级指标) under which an objective is printed, in printed order."""

    QUANTITY = "quantity"
    QUALITY = "quality"
    TIMELINESS = "timeliness"
    COST = "cost"
    ECONOMIC_BENEFIT = "economic_benefit"
    SOCIAL_BENEFIT = "social_benefit"
    ECOLOGICAL_BENEFIT = "ecological_benefit"
    SUSTAINABLE_IMPACT = "sustainable_impact"
    SATISFACTION = "satisfaction"


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One line of the 评分表, keyed by its indicator code (two printed names are alike).

    weight: 设定分值 in points; score: 评价得分 in points; analysis: 计算分析情况; reason: 扣分原因.
    """

    indicator: str
    weight: Decimal | None = None
    score: Decimal | None = None
    analysis: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """One line of 绩效目标实现情况.

    name: 三级指标; target: 目标值; actual: 实际完成指标值; progress: 完成进度; all as typed,
    because targets are written as figures, dates or words. reason: 偏差原因及改进措施.
    """

    category: ObjectiveCategory
    name: str = ""
    target: str = ""
    actual: str = ""
    progress: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EvaluatorRow:
    """One line of 评价人员; title: 职称/职务, section: 科室, phone: 联系电话."""

    name: str = ""
    title: str = ""
    section: str = ""
    phone: str = ""
