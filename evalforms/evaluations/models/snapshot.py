"""A sheet frozen at a step of its way, with its scores; documents are made from it alone."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from evalforms.evaluations.models.evaluation import Evaluation
from evalforms.frameworks.models import FrameworkVersion


class Occasion(models.TextChoices):
    SUBMIT = "submit", "提交"
    SIGN_OFF = "sign_off", "审签"
    APPROVE = "approve", "通过"


class Snapshot(models.Model):
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="snapshots")
    occasion = models.CharField(max_length=20, choices=Occasion.choices)
    version = models.PositiveIntegerField()
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    # Canonical JSON of the sheet, and of scores, findings and explanations: bytes are hashed.
    sheet = models.TextField()
    result = models.TextField()
    sha256 = models.CharField(max_length=64)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-taken_at", "-pk"]
        constraints = [
            UniqueConstraint(
                fields=["evaluation", "version", "occasion"], name="one_snapshot_per_step"
            ),
            CheckConstraint(
                condition=Q(occasion__in=Occasion.values), name="snapshot_occasion_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id} v{self.version} {self.get_occasion_display()}"
