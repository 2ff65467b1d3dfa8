"""The unit's head takes back a filed sheet that the finance bureau has not judged yet."""

from typing import Unpack

from django.db import transaction

from evalforms.evaluations.models import Evaluation
from evalforms.workflow.freeze import date_the_signature
from evalforms.workflow.move import How, move


@transaction.atomic
def recall(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    """Like every verb; the sheet waits for a signature again and carries none."""
    if not move(evaluation, "recall", **how):
        return False
    date_the_signature(evaluation, None)
    return True
