"""Fixed cells of 部门整体支出绩效自评表 with its 基础数据表, one typed column per cell."""

from functools import partial

from django.db import models
from django.db.models import CheckConstraint, Q

from evalforms.evaluations.models.columns import count, day, money, narrative, percent, text
from evalforms.evaluations.models.evaluation import Evaluation

_money = partial(money, "department")
_text = partial(text, "department")
_narrative = partial(narrative, "department")
_count = partial(count, "department")
_percent = partial(percent, "department")

# Adjustments may be negative: a budget can be cut, an exempt change can be a cut as well.
NEVER_NEGATIVE = (
    "budget_carried_over",
    "budget_initial_budget",
    "budget_executed",
    "basics_three_public_budget",
    "basics_three_public_actual",
    "basics_three_public_last_year",
    "basics_key_project_expenditure",
    "basics_project_expenditure",
    "basics_planned_payment_progress",
    "basics_public_expense_budget",
    "basics_public_expense_actual",
    "basics_procurement_budget",
    "basics_procurement_actual",
    "basics_fixed_assets_total",
    "basics_fixed_assets_in_use",
)


class DepartmentCells(models.Model):
    evaluation = models.OneToOneField(
        Evaluation, on_delete=models.CASCADE, primary_key=True, related_name="department_cells"
    )
    head_name = _text("head.name", 50)
    head_phone = _text("head.phone", 50)
    budget_carried_over = _money("budget.carried_over")
    budget_initial_budget = _money("budget.initial_budget")
    budget_budget_adjustment = _money("budget.budget_adjustment")
    budget_other_adjustment = _money("budget.other_adjustment")
    budget_executed = _money("budget.executed")
    budget_year_end_balance = _money("budget.year_end_balance")
    narratives_functions = _narrative("narratives.functions")
    narratives_staffing = _narrative("narratives.staffing")
    narratives_execution = _narrative("narratives.execution")
    narratives_analysis = _narrative("narratives.analysis")
    narratives_other = _narrative("narratives.other")
    basics_authorised_posts = _count("basics.authorised_posts")
    basics_on_post_staff = _count("basics.on_post_staff")
    basics_three_public_budget = _money("basics.three_public_budget")
    basics_three_public_actual = _money("basics.three_public_actual")
    basics_three_public_last_year = _money("basics.three_public_last_year")
    basics_key_project_expenditure = _money("basics.key_project_expenditure")
    basics_project_expenditure = _money("basics.project_expenditure")
    basics_exempt_adjustment = _money("basics.exempt_adjustment")
    basics_planned_payment_progress = _percent("basics.planned_payment_progress")
    basics_public_expense_budget = _money("basics.public_expense_budget")
    basics_public_expense_actual = _money("basics.public_expense_actual")
    basics_procurement_budget = _money("basics.procurement_budget")
    basics_procurement_actual = _money("basics.procurement_actual")
    basics_fixed_assets_total = _money("basics.fixed_assets_total")
    basics_fixed_assets_in_use = _money("basics.fixed_assets_in_use")
    basics_planned_tasks = _count("basics.planned_tasks")
    basics_completed_tasks = _count("basics.completed_tasks")
    basics_quality_tasks = _count("basics.quality_tasks")
    basics_key_tasks = _count("basics.key_tasks")
    basics_completed_key_tasks = _count("basics.completed_key_tasks")
    basics_staff_total = _count("basics.staff_total")
    basics_retired_cadres = _count("basics.retired_cadres")
    basics_retired = _count("basics.retired")
    basics_project_count = _count("basics.project_count")
    basics_projects_achieved = _count("basics.projects_achieved")
    basics_satisfaction_rate = _percent("basics.satisfaction_rate")
    basics_satisfaction_sample = _count("basics.satisfaction_sample")
    signed_on = day("department", "signed_on")

    class Meta:
        constraints = [
            *(
                CheckConstraint(
                    condition=Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__gte": 0}),
                    name=f"department_{column}_not_negative",
                )
                for column in NEVER_NEGATIVE
            ),
            CheckConstraint(
                condition=Q(basics_satisfaction_rate__isnull=True)
                | Q(basics_satisfaction_rate__range=(0, 100)),
                name="department_satisfaction_rate_is_percent",
            ),
        ]

    def __str__(self) -> str:
        return str(self.evaluation)
