"""The trail as a person reads it: who did what when, day by day, the newest first."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone

from evalforms.accounts.roles import Role
from evalforms.audit.models import AuditEvent
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.moves import MOVES
from evalforms.evaluations.states import State

OTHER_ACTIONS = {
    "start": "建立自评表",
    "carry_over": "从上年度带入",
    "attach": "上传附件",
    "detach": "移除附件",
    "stamp_scan": "上传盖章扫描件",
}


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """`state`: what the evaluation became, in Chinese; empty where it stayed what it was."""

    action: str
    label: str
    who: str
    role: str
    when: datetime
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class TimelineDay:
    day: date
    entries: tuple[TimelineEntry, ...]


def timeline(evaluation: Evaluation) -> list[TimelineDay]:
    entries = [_entry(event) for event in evaluation.audit_events.order_by("-sequence")]
    days = groupby(entries, key=lambda entry: entry.when.date())
    return [TimelineDay(day, tuple(group)) for day, group in days]


def label_of(action: str) -> str:
    """The words on the button; Chinese for what no button does."""
    return MOVES[action].label if action in MOVES else OTHER_ACTIONS.get(action, action)


def _entry(event: AuditEvent) -> TimelineEntry:
    return TimelineEntry(
        action=event.action,
        label=label_of(event.action),
        who=event.actor_name,
        role=Role(event.actor_role).label,
        when=timezone.localtime(event.happened_at),
        state=State(event.to_state).label if event.to_state else "",
        reason=event.reason,
    )
