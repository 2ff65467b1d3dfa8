"""What happened last, for those who watch over all."""

from dataclasses import dataclass

from evalforms.accounts.models import User
from evalforms.accounts.roles import Role
from evalforms.audit.models import AuditEvent
from evalforms.audit.timeline import label_of
from evalforms.evaluations.models import Evaluation

SHOWN = 12


@dataclass(frozen=True, slots=True)
class LatestEvent:
    event: AuditEvent
    label: str
    role: str


def latest_events(user: User) -> list[LatestEvent]:
    visible = Evaluation.objects.visible_to(user).order_by().values("pk")
    events = AuditEvent.objects.filter(evaluation__in=visible).select_related(
        "evaluation__unit", "evaluation__project", "evaluation__round"
    )
    return [_shown(event) for event in events.order_by("-happened_at", "-pk")[:SHOWN]]


def _shown(event: AuditEvent) -> LatestEvent:
    return LatestEvent(event, label_of(event.action), Role(event.actor_role).label)
