"""Who may do what to which evaluation, and the sentence that says why not.

Roles and states come from the table of moves, nowhere else: whoever submits is who fills.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.accounts.roles import UNIT_ROLES, Role
from evalforms.accounts.signed_in import signed_in_user
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.moves import MOVES, Move
from evalforms.evaluations.states import State
from evalforms.moments import day_and_time


@dataclass(frozen=True, slots=True)
class Verdict:
    """`passing`: the person is right, but not now; state or deadline stand against it."""

    allowed: bool
    reason: str = ""
    passing: bool = False


# A rule answers with the reason against, or with nothing.
Rule = Callable[[User, Evaluation], str]

READING = ("view", "download")
# Filling, and looking on from the filler's page when the sheet has been handed on meanwhile.
FILLING = ("fill", "follow")
GRANTED = Verdict(allowed=True)

# Moves that put one's name under what others filled in.
JUDGEMENTS = ("sign_off", "approve")
# What a deadline ends. A withdrawn report could not be filed again, so recalling ends as well.
FILING = ("fill", "submit", "sign_off", "recall")
BUREAU_RETURNS = tuple(
    move.name
    for move in MOVES.values()
    if move.role == Role.REVIEWER and move.target == State.RETURNED
)


def may(user: User, action: str, evaluation: Evaluation) -> Verdict:
    """Raises KeyError for an action that does not exist."""
    if action in READING:
        return _first_against([_visible], user, evaluation)
    move = MOVES["submit"] if action in FILLING else MOVES[action]
    person = _first_against(_rules_for_the_person(action, move), user, evaluation)
    if not person.allowed or action == "follow":
        return person
    return _first_against(_rules_for_the_moment(action, move), user, evaluation, passing=True)


def get_evaluation(request: HttpRequest, pk: int, action: str) -> Evaluation:
    """The one door. Invisible is 404, not allowed is 403 with the reason."""
    user = signed_in_user(request)
    evaluation = get_object_or_404(Evaluation.objects.with_names().visible_to(user), pk=pk)
    if action in READING:
        return evaluation
    verdict = may(user, action, evaluation)
    if not verdict.allowed:
        raise PermissionDenied(verdict.reason)
    return evaluation


def _first_against(
    rules: list[Rule], user: User, evaluation: Evaluation, *, passing: bool = False
) -> Verdict:
    for rule in rules:
        reason = rule(user, evaluation)
        if reason:
            return Verdict(allowed=False, reason=reason, passing=passing)
    return GRANTED


def _rules_for_the_person(action: str, move: Move) -> list[Rule]:
    rules: list[Rule] = [_active, _has_role(move.role), _responsible]
    return [*rules, _did_not_fill] if action in JUDGEMENTS else rules


def _rules_for_the_moment(action: str, move: Move) -> list[Rule]:
    rules: list[Rule] = [_in_state(move.sources)]
    return [*rules, _in_time] if action in FILING else rules


def _visible(user: User, evaluation: Evaluation) -> str:
    seen = Evaluation.objects.visible_to(user).filter(pk=evaluation.pk).exists()
    return "" if seen else "您无权查看这份自评表。"


def _active(user: User, _: Evaluation) -> str:
    return "" if user.is_active else "您的账号已停用，请联系管理员。"


def _has_role(role: Role) -> Rule:
    def rule(user: User, _: Evaluation) -> str:
        return "" if user.role == role else f"只有{role.label}可以执行这项操作。"

    return rule


def _responsible(user: User, evaluation: Evaluation) -> str:
    """A unit's people act for their own unit only; a bureau does not fill for those below it."""
    if user.role in UNIT_ROLES and user.unit_id != evaluation.unit_id:
        return f"这是{evaluation.unit.name}的自评表，只能由该单位办理。"
    if user.role == Role.REVIEWER and not _in_portfolio(user, evaluation):
        return f"{evaluation.unit.name}不在您的对口单位范围内。"
    return ""


def _in_portfolio(user: User, evaluation: Evaluation) -> bool:
    paths = user.portfolio.values_list("path", flat=True)
    return any(evaluation.unit.path.startswith(path) for path in paths)


def _did_not_fill(user: User, evaluation: Evaluation) -> str:
    filled = (
        evaluation.cell_entries.filter(entered_by=user).exists()
        or evaluation.snapshots.filter(occasion="submit", taken_by=user).exists()
    )
    return "您填报过这份自评表，须由他人审签或审核。" if filled else ""


def _in_state(sources: tuple[State, ...]) -> Rule:
    def rule(_: User, evaluation: Evaluation) -> str:
        if evaluation.state in sources:
            return ""
        needed = "或".join(f"“{state.label}”" for state in sources)
        now = State(evaluation.state).label
        return f"自评表当前为“{now}”，只有{needed}的自评表可以执行这项操作。"

    return rule


def _in_time(_: User, evaluation: Evaluation) -> str:
    """What the bureau gave back may be corrected at any time; everything else until it is due."""
    now = timezone.now()
    if now < evaluation.round.opens_at:
        return f"本轮自评于{day_and_time(evaluation.round.opens_at)}开始，请届时填报。"
    due_at = evaluation.round.due_at_for(evaluation.unit)
    if now <= due_at or _returned_by_bureau(evaluation):
        return ""
    return f"报送截止时间{day_and_time(due_at)}已过，如需延期请联系财政部门。"


def _returned_by_bureau(evaluation: Evaluation) -> bool:
    return evaluation.audit_events.filter(action__in=BUREAU_RETURNS).exists()
