"""The rows that the papers repeat. A row's key outlives every change of the rows around it."""

import secrets

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from evalforms.evaluations.models.evaluation import Evaluation
from evalforms.sheets.labels import CATEGORIES, EVALUATOR_COLUMNS, OBJECTIVE_COLUMNS, SCORE_COLUMNS
from evalforms.sheets.rows import ObjectiveCategory

TEXT_LENGTH = 2_000
CATEGORY_CHOICES = [(category.value, label) for category, label in CATEGORIES.items()]


def new_row_key() -> str:
    return secrets.token_hex(6)


class ScoreLine(models.Model):
    """One indicator's line of the 评分表; all lines exist from the start."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="score_lines")
    indicator = models.CharField("指标", max_length=50)
    weight = models.DecimalField(SCORE_COLUMNS["weight"], max_digits=5, decimal_places=2, null=True)
    score = models.DecimalField(SCORE_COLUMNS["score"], max_digits=5, decimal_places=2, null=True)
    analysis = models.TextField(
        SCORE_COLUMNS["analysis"], max_length=TEXT_LENGTH, blank=True, default=""
    )
    reason = models.TextField(
        SCORE_COLUMNS["reason"], max_length=TEXT_LENGTH, blank=True, default=""
    )

    class Meta:
        constraints = [
            UniqueConstraint(fields=["evaluation", "indicator"], name="one_line_per_indicator"),
            CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__range=(0, 100)),
                name="score_line_weight_in_range",
            ),
            CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__range=(0, 100)),
                name="score_line_score_in_range",
            ),
        ]

    def __str__(self) -> str:
        return self.indicator


class ObjectiveLine(models.Model):
    """One line of 绩效目标实现情况."""

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.CASCADE, related_name="objective_lines"
    )
    key = models.CharField(max_length=12, default=new_row_key)
    position = models.PositiveIntegerField()
    category = models.CharField(
        OBJECTIVE_COLUMNS["category"], max_length=20, choices=CATEGORY_CHOICES
    )
    name = models.CharField(OBJECTIVE_COLUMNS["name"], max_length=200, blank=True, default="")
    target = models.CharField(OBJECTIVE_COLUMNS["target"], max_length=500, blank=True, default="")
    actual = models.CharField(OBJECTIVE_COLUMNS["actual"], max_length=500, blank=True, default="")
    progress = models.CharField(
        OBJECTIVE_COLUMNS["progress"], max_length=100, blank=True, default=""
    )
    reason = models.TextField(
        OBJECTIVE_COLUMNS["reason"], max_length=TEXT_LENGTH, blank=True, default=""
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            UniqueConstraint(fields=["evaluation", "key"], name="objective_key_unique"),
            CheckConstraint(
                condition=Q(category__in=[c.value for c in ObjectiveCategory]),
                name="objective_category_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class EvaluatorLine(models.Model):
    """One line of 评价人员."""

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.CASCADE, related_name="evaluator_lines"
    )
    key = models.CharField(max_length=12, default=new_row_key)
    position = models.PositiveIntegerField()
    name = models.CharField(EVALUATOR_COLUMNS["name"], max_length=50, blank=True, default="")
    title = models.CharField(EVALUATOR_COLUMNS["title"], max_length=50, blank=True, default="")
    section = models.CharField(EVALUATOR_COLUMNS["section"], max_length=50, blank=True, default="")
    phone = models.CharField(EVALUATOR_COLUMNS["phone"], max_length=50, blank=True, default="")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [UniqueConstraint(fields=["evaluation", "key"], name="evaluator_key_unique")]

    def __str__(self) -> str:
        return self.name
