"""A batch that an administrator ordered, and its sheets one by one: rows that workers lease."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from evalforms.documents.models import Edition, SealedDocument
from evalforms.evaluations.models import Evaluation


class BatchKind(models.TextChoices):
    SEAL = "seal", "批量签章"
    PDF = "pdf", "PDF打包"
    ARCHIVE = "archive", "归档包"


class BatchState(models.TextChoices):
    WAITING = "waiting", "等待开始"
    RUNNING = "running", "正在处理"
    PACKING = "packing", "正在打包"
    DONE = "done", "已完成"
    CANCELLED = "cancelled", "已取消"
    FAILED = "failed", "未完成"


class ItemState(models.TextChoices):
    WAITING = "waiting", "等待"
    RUNNING = "running", "处理中"
    DONE = "done", "完成"
    FAILED = "failed", "失败"


OPEN_STATES = (BatchState.WAITING, BatchState.RUNNING, BatchState.PACKING)


class Batch(models.Model):
    """`chosen`: the filter in words, as it was when ordered; the items are what it found then."""

    kind = models.CharField("内容", max_length=20, choices=BatchKind.choices)
    edition = models.CharField(
        "版本", max_length=20, choices=Edition.choices, default=Edition.OFFICIAL
    )
    chosen = models.CharField("范围", max_length=300)
    state = models.CharField(
        "状态", max_length=20, choices=BatchState.choices, default=BatchState.WAITING
    )
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ordered_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    # Of the packing, the one piece of work that is not an item.
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True, default="")
    file_name = models.CharField(max_length=100, blank=True, default="")
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["-ordered_at", "-pk"]
        verbose_name = "导出批次"
        verbose_name_plural = "导出批次"
        constraints = [
            CheckConstraint(condition=Q(kind__in=BatchKind.values), name="batch_kind_is_known"),
            CheckConstraint(condition=Q(state__in=BatchState.values), name="batch_state_is_known"),
            CheckConstraint(condition=Q(edition__in=Edition.values), name="batch_edition_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.chosen}"


class BatchItem(models.Model):
    """One sheet of a batch: fails alone, with its reason."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=ItemState.choices, default=ItemState.WAITING)
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True, default="")
    document = models.ForeignKey(
        SealedDocument, null=True, on_delete=models.PROTECT, related_name="+"
    )
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["batch", "position"]
        verbose_name = "批次中的自评表"
        verbose_name_plural = "批次中的自评表"
        constraints = [
            UniqueConstraint(fields=["batch", "position"], name="one_item_per_position"),
            UniqueConstraint(fields=["batch", "evaluation"], name="one_item_per_evaluation"),
            CheckConstraint(
                condition=Q(state__in=ItemState.values), name="batch_item_state_is_known"
            ),
        ]
        indexes = [models.Index(fields=["state", "leased_until"], name="batch_item_waiting")]

    def __str__(self) -> str:
        return f"{self.batch_id}#{self.position}"
