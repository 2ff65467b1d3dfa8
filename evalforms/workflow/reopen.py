"""The finance bureau takes an approval back, with a reason; the approved snapshot stays."""

from typing import Unpack

from evalforms.evaluations.models import Evaluation
from evalforms.workflow.move import How, move


def reopen(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    """Like every verb: False for a repeated click; raises PermissionDenied and MoveRefused."""
    return move(evaluation, "reopen", **how)
