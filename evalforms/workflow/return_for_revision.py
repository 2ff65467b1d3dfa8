"""The finance bureau returns the sheet to the unit, with a reason."""

from typing import Unpack

from evalforms.evaluations.models import Evaluation
from evalforms.workflow.move import How, move


def return_for_revision(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    """Like every verb: False for a repeated click; raises PermissionDenied and MoveRefused."""
    return move(evaluation, "return_for_revision", **how)
