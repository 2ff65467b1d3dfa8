"""Evaluation: what workflow, review, audit and documents point to."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse

from evalforms.accounts.models import Unit
from evalforms.evaluations.querysets import EvaluationQuerySet
from evalforms.evaluations.states import EDITABLE, State
from evalforms.frameworks.definitions import FormDefinition
from evalforms.frameworks.models import FrameworkVersion
from evalforms.rounds.models import Project, Round
from evalforms.sheets.labels import TITLES


class Kind(models.TextChoices):
    DEPARTMENT = "department", "部门整体"
    PROJECT = "project", "项目"


class Grade(models.TextChoices):
    EXCELLENT = "优", "优"
    GOOD = "良", "良"
    FAIR = "中", "中"
    POOR = "差", "差"


class Evaluation(models.Model):
    """One sheet of one unit (and project) in one round, with state, version and history."""

    kind = models.CharField("表种", max_length=20, choices=Kind.choices)
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="evaluations", verbose_name="轮次"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="evaluations", verbose_name="单位"
    )
    project = models.ForeignKey(
        Project,
        on_delete=models.PROTECT,
        null=True,
        related_name="evaluations",
        verbose_name="项目",
    )
    framework = models.ForeignKey(
        FrameworkVersion, on_delete=models.PROTECT, related_name="evaluations"
    )
    state = models.CharField("状态", max_length=20, choices=State.choices, default=State.DRAFT)
    # Counts every saved change; all writes are guarded by the version they were based on.
    version = models.PositiveIntegerField("版本", default=1)
    # Result at the last save, kept for lists and filters; the truth is recomputed from the cells.
    total = models.DecimalField("综合得分", max_digits=5, decimal_places=2, null=True)
    grade = models.CharField("评价结果等次", max_length=2, choices=Grade.choices, blank=True)
    error_count = models.PositiveIntegerField("错误", default=0)
    warning_count = models.PositiveIntegerField("提醒", default=0)
    hint_count = models.PositiveIntegerField("提示", default=0)
    # By which version of the round's rules they were counted; 0: those of the edition.
    counted_by = models.PositiveIntegerField("疑点数的规则版本", default=0)
    # Last year's evaluation whose texts, targets and people this one began with.
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField("最近保存", auto_now_add=True)
    state_since = models.DateTimeField("状态变更时间", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["unit__path", "kind", "project__code", "pk"]
        verbose_name = "自评"
        verbose_name_plural = "自评"
        indexes = [models.Index(fields=["round", "state"])]
        constraints = [
            UniqueConstraint(
                fields=["round", "unit"],
                condition=Q(kind=Kind.DEPARTMENT) & ~Q(state=State.VOID),
                name="one_live_department_evaluation",
            ),
            UniqueConstraint(
                fields=["round", "project"],
                condition=Q(kind=Kind.PROJECT) & ~Q(state=State.VOID),
                name="one_live_project_evaluation",
            ),
            CheckConstraint(
                condition=Q(kind=Kind.PROJECT, project__isnull=False)
                | Q(kind=Kind.DEPARTMENT, project__isnull=True),
                name="evaluation_kind_fits_project",
            ),
            CheckConstraint(condition=Q(state__in=State.values), name="evaluation_state_is_known"),
            CheckConstraint(
                condition=Q(grade__in=["", *Grade.values]), name="evaluation_grade_is_known"
            ),
            CheckConstraint(
                condition=Q(total__isnull=True) | Q(total__range=(0, 100)),
                name="evaluation_total_in_range",
            ),
            CheckConstraint(condition=Q(version__gte=1), name="evaluation_version_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.round.year}年度 {self.unit.name} {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("evaluation", args=[self.pk])

    @property
    def subject(self) -> str:
        """What is evaluated: the project, or the department as a whole."""
        return self.project.name if self.project else TITLES[self.kind]

    @property
    def definition(self) -> FormDefinition:
        return self.framework.definition.form(self.kind)

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE
