"""Who has a sheet open right now, and where in it. Forgotten after a minute; never audited."""

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from evalforms.evaluations.models.cell_entry import TAB_LENGTH
from evalforms.evaluations.models.evaluation import Evaluation


class Presence(models.Model):
    """One open page. `section`: anchor of the part in which the person is; empty: not known."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    tab = models.CharField(max_length=TAB_LENGTH)
    section = models.CharField(max_length=20, blank=True, default="")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["evaluation", "user", "tab"], name="one_presence_per_page")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.section}"
