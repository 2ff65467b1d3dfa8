"""The filler takes a sheet back that the unit's head has not judged yet."""

from typing import Unpack

from evalforms.evaluations.models import Evaluation
from evalforms.workflow.move import How, move


def withdraw(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    """Like every verb: False for a repeated click; raises PermissionDenied and MoveRefused."""
    return move(evaluation, "withdraw", **how)
