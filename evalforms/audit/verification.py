"""Is the trail of an evaluation still what was written? Says where it first is not."""

import hmac
from dataclasses import dataclass

from evalforms.audit.models import AuditEvent
from evalforms.audit.record import BEGINNING, digest_of
from evalforms.evaluations.models import Evaluation


@dataclass(frozen=True, slots=True)
class Verification:
    """`broken_at`: number of the first event that is wrong, or missing; None where all is well."""

    events: int
    broken_at: int | None = None
    message: str = ""

    @property
    def is_sound(self) -> bool:
        return self.broken_at is None


def verify(evaluation: Evaluation) -> Verification:
    """Events changed, added, removed, swapped or copied in; also a tail that was cut off.

    The cut tail shows because state and version of the evaluation are those of its last step. Who
    rolls back the whole database is found out only with a copy of a later digest.
    """
    events = list(AuditEvent.objects.filter(evaluation=evaluation).order_by("sequence"))
    previous = BEGINNING
    for number, event in enumerate(events, start=1):
        wrong = _what_is_wrong(event, number=number, previous=previous)
        if wrong:
            return Verification(len(events), broken_at=number, message=wrong)
        previous = event.digest
    return _compared_with(evaluation, events)


def _what_is_wrong(event: AuditEvent, *, number: int, previous: str) -> str:
    if event.sequence != number:
        return f"第{number}条审计记录缺失。"
    if not hmac.compare_digest(event.previous_digest, previous):
        return f"第{number}条审计记录与上一条不衔接。"
    if not hmac.compare_digest(event.digest, digest_of(event)):
        return f"第{number}条审计记录的内容被改动。"
    return ""


def _compared_with(evaluation: Evaluation, events: list[AuditEvent]) -> Verification:
    current = Evaluation.objects.values("state", "version").get(pk=evaluation.pk)
    steps = [event for event in events if event.to_state]
    missing = len(events) + 1
    if not steps or steps[-1].to_state != current["state"]:
        message = "末尾的审计记录缺失，或状态未经规定步骤改动。"
        return Verification(len(events), broken_at=missing, message=message)
    if events[-1].version > current["version"]:
        message = "自评表的版本早于最后一条审计记录。"
        return Verification(len(events), broken_at=missing, message=message)
    return Verification(len(events))
