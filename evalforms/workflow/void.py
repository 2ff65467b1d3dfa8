"""An administrator sets a sheet aside that should not exist, so that it can be started anew."""

from typing import Unpack

from evalforms.evaluations.models import Evaluation
from evalforms.workflow.move import How, move


def void(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    """Like every verb: False for a repeated click; raises PermissionDenied and MoveRefused."""
    return move(evaluation, "void", **how)
