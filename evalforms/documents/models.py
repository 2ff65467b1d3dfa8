"""Documents that were sealed, and the codes under which printed papers are found again."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from evalforms.evaluations.models import Snapshot


class Edition(models.TextChoices):
    OFFICIAL = "official", "正式版"
    PUBLIC = "public", "公开版"


class SealedDocument(models.Model):
    """A signed PDF, stored once and handed out unchanged; rows are only ever added."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="documents")
    edition = models.CharField(max_length=20, choices=Edition.choices, default=Edition.OFFICIAL)
    file_name = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, unique=True)
    # SHA-256 of the certificate, in hexadecimal digits, and whom it names.
    certificate = models.CharField(max_length=64)
    holder = models.CharField(max_length=200)
    is_demonstration = models.BooleanField(default=False)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["-sealed_at", "-pk"]
        verbose_name = "签章文件"
        verbose_name_plural = "签章文件"
        constraints = [
            UniqueConstraint(fields=["snapshot", "edition"], name="one_document_per_edition"),
            CheckConstraint(
                condition=Q(edition__in=Edition.values), name="document_edition_is_known"
            ),
            CheckConstraint(condition=Q(size__gt=0), name="document_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.snapshot} {self.get_edition_display()}"


class PrintedCode(models.Model):
    """核验码: what stands on the paper of one frozen version. Given once, never changed."""

    snapshot = models.OneToOneField(Snapshot, on_delete=models.PROTECT, related_name="printed_code")
    code = models.CharField(max_length=12, unique=True)
    given_at = models.DateTimeField()

    class Meta:
        verbose_name = "核验码"
        verbose_name_plural = "核验码"

    def __str__(self) -> str:
        return self.code
