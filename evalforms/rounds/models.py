"""Yearly rounds with their deadline, extensions per unit, and the project library."""

from datetime import datetime

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils import timezone

from evalforms.accounts.models import Unit
from evalforms.frameworks.models import FrameworkVersion
from evalforms.sheets.labels import ATTRIBUTES
from evalforms.sheets.project import ProjectAttribute

ATTRIBUTE_CHOICES = [(attribute.value, label) for attribute, label in ATTRIBUTES.items()]


class Round(models.Model):
    """自评轮次: who files for which year, with which framework, until when."""

    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("轮次名称", max_length=100, unique=True)
    framework = models.ForeignKey(
        FrameworkVersion, on_delete=models.PROTECT, related_name="rounds", verbose_name="指标框架"
    )
    opens_at = models.DateTimeField("开始时间")
    due_at = models.DateTimeField("报送截止时间")

    class Meta:
        ordering = ["-year", "-opens_at"]
        verbose_name = "自评轮次"
        verbose_name_plural = "自评轮次"
        constraints = [
            CheckConstraint(condition=Q(due_at__gt=F("opens_at")), name="round_due_after_opening"),
            CheckConstraint(condition=Q(year__range=(2000, 2100)), name="round_year_plausible"),
        ]

    def __str__(self) -> str:
        return self.title

    def due_at_for(self, unit: Unit) -> datetime:
        """The deadline of one unit: its extension where it has one."""
        extension = self.extensions.filter(unit=unit).first()
        return extension.due_at if extension else self.due_at

    @property
    def is_over(self) -> bool:
        """For everybody who has no extension."""
        return self.due_at < timezone.now()

    def is_open_for(self, unit: Unit) -> bool:
        return self.opens_at <= timezone.now() <= self.due_at_for(unit)


class Extension(models.Model):
    """延期: a later deadline for one unit, with the reason."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="extensions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="extensions")
    due_at = models.DateTimeField("延期至")
    reason = models.CharField("延期原因", max_length=200)

    class Meta:
        verbose_name = "延期"
        verbose_name_plural = "延期"
        constraints = [
            UniqueConstraint(fields=["round", "unit"], name="one_extension_per_round_and_unit")
        ]

    def __str__(self) -> str:
        return f"{self.unit} 延期至 {timezone.localtime(self.due_at):%Y-%m-%d %H:%M}"


class Project(models.Model):
    """A budgeted project (项目) of a unit; it is evaluated in each year it runs."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="projects", verbose_name="实施单位"
    )
    code = models.CharField("项目编码", max_length=30)
    name = models.CharField("项目名称", max_length=200)
    attribute = models.CharField("项目属性", max_length=20, choices=ATTRIBUTE_CHOICES)
    starts_on = models.DateField("项目期开始日期")
    ends_on = models.DateField("项目期结束日期")

    class Meta:
        ordering = ["unit__path", "code"]
        verbose_name = "项目"
        verbose_name_plural = "项目"
        constraints = [
            UniqueConstraint(fields=["unit", "code"], name="project_code_unique_per_unit"),
            CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="project_ends_after_start"
            ),
            CheckConstraint(
                condition=Q(attribute__in=[a.value for a in ProjectAttribute]),
                name="project_attribute_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProjectBudget(models.Model):
    """预算资金 of a project in one year as approved, in 万元; None where it is not known."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="budgets", verbose_name="项目"
    )
    year = models.PositiveSmallIntegerField("年度")
    municipal = models.DecimalField(
        "市级预算资金（万元）", max_digits=15, decimal_places=2, null=True
    )
    other = models.DecimalField("其他资金（万元）", max_digits=15, decimal_places=2, null=True)

    class Meta:
        ordering = ["project", "year"]
        verbose_name = "项目预算"
        verbose_name_plural = "项目预算"
        constraints = [
            UniqueConstraint(fields=["project", "year"], name="one_budget_per_project_and_year"),
            CheckConstraint(
                condition=(Q(municipal__isnull=True) | Q(municipal__gte=0))
                & (Q(other__isnull=True) | Q(other__gte=0)),
                name="project_budget_never_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project} {self.year}年度预算"
