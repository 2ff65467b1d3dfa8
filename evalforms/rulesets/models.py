"""Versions of a round's rule settings; only what differs from the edition is stored."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from evalforms.frameworks.check_settings import LEVELS
from evalforms.rounds.models import Round


class RuleLevel(models.TextChoices):
    """As in the settings of an edition, in the words of the page."""

    ERROR = "error", "错误（须改正才能提交）"
    WARNING = "warning", "提醒（须说明才能提交）"
    HINT = "hint", "提示（只给审核人看）"
    OFF = "off", "关闭"


class RuleSettings(models.Model):
    """One version for a round: a draft until it is published, then the database keeps it so."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="rule_settings")
    number = models.PositiveIntegerField("版本")
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField("保存时间")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField("发布时间", null=True)

    class Meta:
        ordering = ["round", "-number"]
        verbose_name = "疑点规则版本"
        verbose_name_plural = "疑点规则版本"
        constraints = [
            UniqueConstraint(fields=["round", "number"], name="rule_settings_number_unique"),
            UniqueConstraint(
                fields=["round"],
                condition=Q(published_at__isnull=True),
                name="one_draft_of_rule_settings",
            ),
            CheckConstraint(condition=Q(number__gte=1), name="rule_settings_number_positive"),
            CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="rule_settings_published_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} 疑点规则第{self.number}版"


class RuleSetting(models.Model):
    """One rule that differs. `parameters`: JSON object of those that differ, figures as text."""

    version = models.ForeignKey(RuleSettings, on_delete=models.CASCADE, related_name="rules")
    rule = models.CharField("规则", max_length=10)
    level = models.CharField("级别", max_length=10, choices=RuleLevel.choices)
    parameters = models.TextField("参数", default="{}")

    class Meta:
        ordering = ["pk"]
        verbose_name = "疑点规则"
        verbose_name_plural = "疑点规则"
        constraints = [
            UniqueConstraint(fields=["version", "rule"], name="one_setting_per_rule"),
            CheckConstraint(condition=Q(level__in=LEVELS), name="rule_level_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.level}"
