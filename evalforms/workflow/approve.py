"""The finance bureau approves: the sheet is frozen, to be sealed by the administrator."""

from typing import Unpack

from django.db import transaction

from evalforms.evaluations.models import Evaluation, Occasion
from evalforms.workflow.freeze import assess_stored, freeze
from evalforms.workflow.move import How, move


@transaction.atomic
def approve(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    """Like every verb; what is frozen here is what will be sealed."""
    if not move(evaluation, "approve", **how):
        return False
    assessment = assess_stored(evaluation)
    freeze(evaluation, assessment, occasion=Occasion.APPROVE, by=how["by"])
    return True
