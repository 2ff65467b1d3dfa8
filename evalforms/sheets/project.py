"""财政支出项目绩效自评表 as a value. Attribute paths equal the keys of the JSON form of a sheet."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from evalforms.sheets.rows import EvaluatorRow, ObjectiveRow, ScoreRow


class ProjectAttribute(StrEnum):
    """项目属性."""

    RECURRING = "recurring"
    ONE_OFF = "one_off"


@dataclass(frozen=True, slots=True)
class ProjectIdentity:
    """项目名称, 项目属性 and 项目期."""

    name: str = ""
    attribute: ProjectAttribute | None = None
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class SupervisingDepartment:
    """主管部门及代码."""

    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class BudgetFunds:
    """预算资金 by source, in 万元."""

    municipal: Decimal | None = None
    other: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SpentFunds:
    """实际支出资金 by source, in 万元."""

    municipal: Decimal | None = None
    carried_over: Decimal | None = None
    superior: Decimal | None = None
    other: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Funds:
    """项目资金情况 in 万元; allocated: 预算下达资金."""

    budget: BudgetFunds = field(default_factory=BudgetFunds)
    allocated: Decimal | None = None
    spent: SpentFunds = field(default_factory=SpentFunds)


@dataclass(frozen=True, slots=True)
class ProjectNarratives:
    """The five text rows; plain text with line breaks."""

    overview: str = ""
    fund_use: str = ""
    implementation: str = ""
    performance: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class ProjectSheet:
    """One filled 财政支出项目绩效自评表 of one project for one year."""

    form: ClassVar[str] = "project"

    year: int
    project: ProjectIdentity = field(default_factory=ProjectIdentity)
    department: SupervisingDepartment = field(default_factory=SupervisingDepartment)
    implementing_unit: str = ""
    funds: Funds = field(default_factory=Funds)
    narratives: ProjectNarratives = field(default_factory=ProjectNarratives)
    objectives: tuple[ObjectiveRow, ...] = ()
    scores: tuple[ScoreRow, ...] = ()
    evaluators: tuple[EvaluatorRow, ...] = ()
    responsible: str = ""
    handler: str = ""
    phone: str = ""
    filled_on: date | None = None
    signed_on: date | None = None
