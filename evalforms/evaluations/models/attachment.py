"""Evidence that belongs to a sheet, or to one row of it; the bytes lie outside the database."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from evalforms.evaluations.models.evaluation import Evaluation

NAME_LENGTH = 120


class ContentKind(models.TextChoices):
    """What the content is, whatever the name said. Values are the usual extensions."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word文档"
    XLSX = "xlsx", "Excel工作簿"
    JPEG = "jpg", "图片"
    PNG = "png", "图片"


class Attachment(models.Model):
    """`place`: list.key of the row it proves (``objectives.3fa2``); empty for the whole form."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="attachments")
    place = models.CharField(max_length=70, blank=True, default="")
    # Chosen by us, so that no name from outside ever becomes a path.
    stored_name = models.CharField(max_length=32, unique=True)
    name = models.CharField("文件名", max_length=NAME_LENGTH)
    kind = models.CharField("类型", max_length=10, choices=ContentKind.choices)
    size = models.PositiveIntegerField("大小")
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["uploaded_at", "pk"]
        verbose_name = "附件"
        verbose_name_plural = "附件"
        constraints = [
            CheckConstraint(
                condition=Q(kind__in=ContentKind.values), name="attachment_kind_is_known"
            ),
            CheckConstraint(condition=Q(size__gt=0), name="attachment_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name
