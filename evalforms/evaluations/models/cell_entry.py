"""The last entry into each cell: by whom, when, on which version, as typed where not valid."""

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from evalforms.evaluations.models.evaluation import Evaluation

TAB_LENGTH = 16


class CellEntry(models.Model):
    """`cell`: path of a fixed cell, or list.key.column of a row (``objectives.3fa2.actual``)."""

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.CASCADE, related_name="cell_entries"
    )
    cell = models.CharField(max_length=100)
    version = models.PositiveIntegerField()
    # What was typed and could not be taken over; empty where the cell itself holds the value.
    typed = models.TextField(blank=True, default="")
    message = models.CharField(max_length=300, blank=True, default="")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField()
    # The open page it was typed on: two windows of one person are as good as two people.
    tab = models.CharField(max_length=TAB_LENGTH, blank=True, default="")

    class Meta:
        constraints = [UniqueConstraint(fields=["evaluation", "cell"], name="one_entry_per_cell")]

    def __str__(self) -> str:
        return self.cell

    @property
    def is_refused(self) -> bool:
        return bool(self.message)
