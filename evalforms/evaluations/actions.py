"""The buttons a person finds on an evaluation: each open, or closed with the reason."""

from dataclasses import dataclass

from evalforms.accounts.models import User
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.moves import MOVES, Move
from evalforms.evaluations.permissions import Verdict, may
from evalforms.evaluations.states import State

WAITS_FOR = {
    State.DRAFT: "填报人填报并提交",
    State.AWAITING_SIGN_OFF: "单位负责人审签",
    State.SUBMITTED: "财政审核人审核",
    State.RETURNED: "填报人修改后重新提交",
    State.APPROVED: "管理员签章存档",
}


@dataclass(frozen=True, slots=True)
class Action:
    move: Move
    verdict: Verdict


def actions_of(user: User, evaluation: Evaluation) -> list[Action]:
    """All moves of the person's role: what is open comes first, and going on before giving back."""
    own = [move for move in MOVES.values() if move.role == user.role]
    actions = [Action(move, may(user, move.name, evaluation)) for move in own]
    return sorted(
        actions, key=lambda action: (not action.verdict.allowed, action.move.needs_reason)
    )


def waits_for(evaluation: Evaluation) -> str:
    """Who has to do what next; nothing where the way has ended."""
    return WAITS_FOR.get(State(evaluation.state), "")
