"""部门整体支出绩效自评表 as a value. Attribute paths equal the keys of the JSON form of a sheet."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from evalforms.sheets.rows import EvaluatorRow, ScoreRow


@dataclass(frozen=True, slots=True)
class FilingUnit:
    """填报单位: code and official name."""

    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """单位负责人 and 单位联系电话."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class DepartmentBudget:
    """The six amounts of the head table, in 万元 with two places; adjustments may be negative."""

    carried_over: Decimal | None = None
    initial_budget: Decimal | None = None
    budget_adjustment: Decimal | None = None
    other_adjustment: Decimal | None = None
    executed: Decimal | None = None
    year_end_balance: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DepartmentNarratives:
    """The five text rows; plain text with line breaks."""

    functions: str = ""
    staffing: str = ""
    execution: str = ""
    analysis: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Basics:
    """基础数据表: typed once, so that the rates of the 评分表 are derived instead of written.

    Money in 万元, head counts and task counts as integers, rates in percent. All optional.
    """

    authorised_posts: int | None = None
    on_post_staff: int | None = None
    three_public_budget: Decimal | None = None
    three_public_actual: Decimal | None = None
    three_public_last_year: Decimal | None = None
    key_project_expenditure: Decimal | None = None
    project_expenditure: Decimal | None = None
    exempt_adjustment: Decimal | None = None
    planned_payment_progress: Decimal | None = None
    public_expense_budget: Decimal | None = None
    public_expense_actual: Decimal | None = None
    procurement_budget: Decimal | None = None
    procurement_actual: Decimal | None = None
    fixed_assets_total: Decimal | None = None
    fixed_assets_in_use: Decimal | None = None
    planned_tasks: int | None = None
    completed_tasks: int | None = None
    quality_tasks: int | None = None
    key_tasks: int | None = None
    completed_key_tasks: int | None = None
    staff_total: int | None = None
    retired_cadres: int | None = None
    retired: int | None = None
    project_count: int | None = None
    projects_achieved: int | None = None
    satisfaction_rate: Decimal | None = None
    satisfaction_sample: int | None = None


@dataclass(frozen=True, slots=True)
class DepartmentSheet:
    """One filled 部门整体支出绩效自评表 of one unit for one year."""

    form: ClassVar[str] = "department"

    year: int
    unit: FilingUnit = field(default_factory=FilingUnit)
    head: Head = field(default_factory=Head)
    budget: DepartmentBudget = field(default_factory=DepartmentBudget)
    narratives: DepartmentNarratives = field(default_factory=DepartmentNarratives)
    basics: Basics = field(default_factory=Basics)
    scores: tuple[ScoreRow, ...] = ()
    evaluators: tuple[EvaluatorRow, ...] = ()
    signed_on: date | None = None
