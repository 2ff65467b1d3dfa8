"""A framework (指标框架) as frozen values: what one edition of both official forms prescribes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from evalforms.frameworks.check_settings import CheckSettings
from evalforms.frameworks.rules import Ratio, Rule


class ScoreMode(StrEnum):
    """Where a score comes from."""

    COMPUTED = "computed"  # by rule, read-only
    ADVISED = "advised"  # typed; the rule's value stands beside it
    MANUAL = "manual"  # typed; no rule


class Evidence(StrEnum):
    """How well a weight, formula or rule is founded; a person checks the last two before use."""

    PRINTED = "printed"  # stands on the city's own form
    CALCULATED = "calculated"  # reproduces scores that the city's forms printed
    PUBLISHED = "published"  # found in a published rule of another place
    UNVERIFIED = "unverified"  # handed down; the original text was not seen
    ASSUMED = "assumed"  # chosen by this edition


@dataclass(frozen=True, slots=True)
class Indicator:
    """三级指标. weight: 参考分值 in points; explanation fields feed the help beside the cell."""

    code: str
    name: str
    weight: Decimal
    mode: ScoreMode
    rule: Rule | None
    measures: str
    formula: str
    source: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Group:
    """二级指标 with its indicators in printed order."""

    name: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """一级指标, a section row of the 评分表."""

    code: str
    name: str
    groups: tuple[Group, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(indicator for group in self.groups for indicator in group.indicators)

    @property
    def weight(self) -> Decimal:
        return sum((indicator.weight for indicator in self.indicators), Decimal(0))


@dataclass(frozen=True, slots=True)
class GradeBand:
    """评价等次: reached from `minimum` points on (half-open towards the next higher band)."""

    name: str
    minimum: Decimal


@dataclass(frozen=True, slots=True)
class Redistribution:
    """Indicators whose weights a unit may spread itself, and the points they share."""

    indicators: tuple[str, ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class TotalCap:
    """Below `execution_below` percent of budget execution the total may not exceed `maximum`."""

    execution_below: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """One of the two papers in one framework edition."""

    framework: str
    form: str
    title: str
    source: str
    dimensions: tuple[Dimension, ...]
    grades: tuple[GradeBand, ...]
    redistribution: Redistribution | None
    caps: tuple[TotalCap, ...]
    execution: Ratio | None = None  # 预算执行率 that the caps look at
    checks: CheckSettings = field(default_factory=dict, hash=False)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(self._walk())

    def _walk(self) -> Iterator[Indicator]:
        for dimension in self.dimensions:
            yield from dimension.indicators

    def indicator(self, code: str) -> Indicator:
        """Raises KeyError where this form has no indicator of that code."""
        for indicator in self.indicators:
            if indicator.code == code:
                return indicator
        raise KeyError(code)

    def may_redistribute(self, code: str) -> bool:
        return self.redistribution is not None and code in self.redistribution.indicators


@dataclass(frozen=True, slots=True)
class Framework:
    """Both papers of one edition, pinned by the SHA-256 of their published files."""

    code: str
    department: FormDefinition
    project: FormDefinition
    sha256: str

    def form(self, form: str) -> FormDefinition:
        return {"department": self.department, "project": self.project}[form]
