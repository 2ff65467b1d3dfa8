"""The finance bureau approves: the sheet is frozen for good and its official PDF is queued."""

from typing import Unpack

from django.db import transaction

from evalforms.documents.models import OfficialDocument
from evalforms.evaluations.models import Evaluation, Occasion
from evalforms.workflow.freeze import assess_stored, freeze
from evalforms.workflow.move import How, move


@transaction.atomic
def approve(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    """Like every verb; a worker makes the document after the commit."""
    if not move(evaluation, "approve", **how):
        return False
    assessment = assess_stored(evaluation)
    snapshot = freeze(evaluation, assessment, occasion=Occasion.APPROVE, by=how["by"])
    OfficialDocument.objects.create(snapshot=snapshot)
    return True
