"""Why a warning is acceptable, in the unit's own words; the reviewer reads it too."""

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from evalforms.checks.finding import LONGEST_SUBJECT
from evalforms.evaluations.models.evaluation import Evaluation
from evalforms.evaluations.models.lines import TEXT_LENGTH


class FindingExplanation(models.Model):
    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.CASCADE, related_name="finding_explanations"
    )
    rule = models.CharField(max_length=10)
    # With the key of a row instead of its number, so that it survives reordering.
    cell = models.CharField(max_length=100)
    # Which of the rule's findings at that cell; empty in rows from before findings said so.
    about = models.CharField(max_length=LONGEST_SUBJECT, blank=True, default="")
    text = models.TextField("情况说明", max_length=TEXT_LENGTH)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["evaluation", "rule", "cell", "about"], name="one_explanation_per_finding"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.cell}"
