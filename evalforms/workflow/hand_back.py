"""The unit's head gives the sheet back to the filler, with a reason."""

from typing import Unpack

from evalforms.evaluations.models import Evaluation
from evalforms.workflow.move import How, move


def hand_back(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    """Like every verb: False for a repeated click; raises PermissionDenied and MoveRefused."""
    return move(evaluation, "hand_back", **how)
