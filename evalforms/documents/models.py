"""Official documents: made once from a snapshot by a worker, then kept and handed out unchanged."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from evalforms.evaluations.models import Snapshot


class Edition(models.TextChoices):
    OFFICIAL = "official", "正式版"
    PUBLIC = "public", "公开版"


class Progress(models.TextChoices):
    QUEUED = "queued", "等待生成"
    RUNNING = "running", "正在生成"
    DONE = "done", "已生成"
    FAILED = "failed", "生成失败"


class OfficialDocument(models.Model):
    """A leased piece of work for the worker first, the stored PDF afterwards."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="documents")
    edition = models.CharField(max_length=20, choices=Edition.choices, default=Edition.OFFICIAL)
    progress = models.CharField(max_length=20, choices=Progress.choices, default=Progress.QUEUED)
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    file_name = models.CharField(max_length=100, blank=True, default="")
    queued_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["snapshot", "edition"], name="one_document_per_edition"),
            CheckConstraint(
                condition=Q(progress__in=Progress.values), name="document_progress_is_known"
            ),
            CheckConstraint(
                condition=Q(edition__in=Edition.values), name="document_edition_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot} {self.get_edition_display()}"
