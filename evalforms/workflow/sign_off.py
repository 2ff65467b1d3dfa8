"""The unit's head signs and files the sheet with the finance bureau."""

from typing import Unpack

from django.db import transaction
from django.utils import timezone

from evalforms.evaluations.models import Evaluation, Occasion
from evalforms.workflow.freeze import assess_stored, date_the_signature, freeze
from evalforms.workflow.move import How, move


@transaction.atomic
def sign_off(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    """Like every verb; dates the signature and keeps what was signed."""
    if not move(evaluation, "sign_off", **how):
        return False
    date_the_signature(evaluation, timezone.localdate())
    freeze(evaluation, assess_stored(evaluation), occasion=Occasion.SIGN_OFF, by=how["by"])
    return True
