"""待办: what waits for a person, and where that is which they handed on."""

from django.db.models import Case, IntegerField, OuterRef, Subquery, When

from evalforms.accounts.models import User
from evalforms.accounts.roles import UNIT_ROLES, Role
from evalforms.audit.models import AuditEvent
from evalforms.audit.return_reasons import RETURNS
from evalforms.evaluations.due import with_due
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.querysets import EvaluationQuerySet
from evalforms.evaluations.states import PASSED, WITH_THE_BUREAU, State

# States in which a sheet lies on the desk of a role, and those it reaches from there.
ON_THE_DESK = {
    Role.FILLER: (State.RETURNED, State.DRAFT),
    Role.UNIT_HEAD: (State.AWAITING_SIGN_OFF,),
    Role.REVIEWER: (State.SUBMITTED,),
}
HANDED_ON = {
    Role.FILLER: (State.AWAITING_SIGN_OFF, *WITH_THE_BUREAU),
    Role.UNIT_HEAD: (*WITH_THE_BUREAU, State.RETURNED),
    Role.REVIEWER: (State.RETURNED, *PASSED),
}


def waiting_for(user: User) -> EvaluationQuerySet:
    """Returned ones first, then by deadline; each with the reason of its last return."""
    waiting = _own(user).filter(state__in=ON_THE_DESK.get(Role(user.role), ()))
    returns = AuditEvent.objects.filter(evaluation=OuterRef("pk"), action__in=RETURNS)
    waiting = waiting.annotate(
        return_reason=Subquery(returns.order_by("-sequence").values("reason")[:1])
    )
    returned_first = Case(
        When(state=State.RETURNED, then=0), default=1, output_field=IntegerField()
    )
    return waiting.order_by(returned_first, "due_at", "state_since", "pk")


def handed_on_by(user: User) -> EvaluationQuerySet:
    """The latest change first."""
    handed_on = _own(user).filter(state__in=HANDED_ON.get(Role(user.role), ()))
    return handed_on.order_by("-state_since", "pk")


def _own(user: User) -> EvaluationQuerySet:
    """A bureau sees the units below it, but acts for itself only."""
    visible = with_due(Evaluation.objects.visible_to(user).with_names())
    return visible.filter(unit=user.unit) if user.role in UNIT_ROLES else visible
