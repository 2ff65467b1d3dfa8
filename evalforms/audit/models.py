"""The audit trail: rows are only ever added, each sealing the one before it."""

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from evalforms.evaluations.models import Evaluation


class AuditEvent(models.Model):
    """One thing somebody did to one evaluation. Written by audit.record only."""

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.PROTECT, related_name="audit_events"
    )
    sequence = models.PositiveIntegerField()
    happened_at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # As they were then: people change their names and roles.
    actor_name = models.CharField(max_length=50)
    actor_role = models.CharField(max_length=20)
    address = models.GenericIPAddressField(null=True)
    action = models.CharField(max_length=40)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["sequence"]
        verbose_name = "审计记录"
        verbose_name_plural = "审计记录"
        constraints = [
            # Two writers cannot both continue the same chain: one of them fails and rolls back.
            UniqueConstraint(fields=["evaluation", "sequence"], name="audit_chain_has_no_forks")
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id}#{self.sequence} {self.action}"
