"""Scans of papers that were stamped by hand, and how often an address asked the public page."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from evalforms.evaluations.models import Snapshot


class ScanKind(models.TextChoices):
    PDF = "pdf", "PDF"
    JPEG = "jpg", "图片"
    PNG = "png", "图片"


class StampedScan(models.Model):
    """`snapshot`: the version whose code was read from the scan."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="scans")
    stored_name = models.CharField(max_length=100, unique=True)
    name = models.CharField("文件名", max_length=120)
    kind = models.CharField("类型", max_length=10, choices=ScanKind.choices)
    pages = models.PositiveIntegerField("页数", default=1)
    size = models.PositiveIntegerField("大小")
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = "盖章扫描件"
        verbose_name_plural = "盖章扫描件"
        constraints = [
            CheckConstraint(condition=Q(kind__in=ScanKind.values), name="scan_kind_is_known"),
            CheckConstraint(condition=Q(size__gt=0), name="scan_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name


class AskedPublicly(models.Model):
    """Questions of one address to the public page within one minute; kept for an hour."""

    address = models.GenericIPAddressField()
    minute = models.DateTimeField()
    weight = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "公开查询次数"
        verbose_name_plural = "公开查询次数"
        constraints = [
            UniqueConstraint(fields=["address", "minute"], name="one_count_per_address_and_minute")
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.minute:%H:%M}"
