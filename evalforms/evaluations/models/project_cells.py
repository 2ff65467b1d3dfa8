"""Fixed cells of 财政支出项目绩效自评表, one typed column per cell."""

from functools import partial

from django.db import models
from django.db.models import CheckConstraint, Q

from evalforms.evaluations.models.columns import day, money, narrative, text
from evalforms.evaluations.models.evaluation import Evaluation
from evalforms.rounds.models import ATTRIBUTE_CHOICES
from evalforms.sheets.labels import PROJECT_CELLS
from evalforms.sheets.project import ProjectAttribute

_money = partial(money, "project")
_text = partial(text, "project")
_narrative = partial(narrative, "project")
_day = partial(day, "project")

NEVER_NEGATIVE = (
    "funds_budget_municipal",
    "funds_budget_other",
    "funds_allocated",
    "funds_spent_municipal",
    "funds_spent_carried_over",
    "funds_spent_superior",
    "funds_spent_other",
)


class ProjectCells(models.Model):
    evaluation = models.OneToOneField(
        Evaluation, on_delete=models.CASCADE, primary_key=True, related_name="project_cells"
    )
    project_name = _text("project.name", 200)
    project_attribute = models.CharField(
        PROJECT_CELLS["project.attribute"],
        max_length=20,
        choices=ATTRIBUTE_CHOICES,
        blank=True,
        default="",
    )
    project_starts_on = _day("project.starts_on")
    project_ends_on = _day("project.ends_on")
    department_code = _text("department.code", 20)
    department_name = _text("department.name", 100)
    implementing_unit = _text("implementing_unit", 100)
    funds_budget_municipal = _money("funds.budget.municipal")
    funds_budget_other = _money("funds.budget.other")
    funds_allocated = _money("funds.allocated")
    funds_spent_municipal = _money("funds.spent.municipal")
    funds_spent_carried_over = _money("funds.spent.carried_over")
    funds_spent_superior = _money("funds.spent.superior")
    funds_spent_other = _money("funds.spent.other")
    narratives_overview = _narrative("narratives.overview")
    narratives_fund_use = _narrative("narratives.fund_use")
    narratives_implementation = _narrative("narratives.implementation")
    narratives_performance = _narrative("narratives.performance")
    narratives_other = _narrative("narratives.other")
    responsible = _text("responsible", 50)
    handler = _text("handler", 50)
    phone = _text("phone", 50)
    filled_on = _day("filled_on")
    signed_on = _day("signed_on")

    class Meta:
        constraints = [
            *(
                CheckConstraint(
                    condition=Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__gte": 0}),
                    name=f"project_{column}_not_negative",
                )
                for column in NEVER_NEGATIVE
            ),
            CheckConstraint(
                condition=Q(project_attribute__in=["", *(a.value for a in ProjectAttribute)]),
                name="project_cells_attribute_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.project_name
