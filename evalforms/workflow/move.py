"""The single function that changes a state: guarded UPDATE and audit event in one transaction."""

from typing import NotRequired, TypedDict, Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.audit.models import AuditEvent
from evalforms.audit.record import record
from evalforms.evaluations.assessment import OpenFinding
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.moves import MOVES, Move
from evalforms.evaluations.permissions import may
from evalforms.evaluations.recounting import recount_departments
from evalforms.workflow.who_was_faster import who_was_faster


class How(TypedDict):
    """What every verb is told: who, on which version, why, and from which computer."""

    by: User
    version: int
    reason: NotRequired[str]
    address: NotRequired[str | None]


class MoveRefused(Exception):
    """Not now: a full sentence for the person, and the findings that stand in the way."""

    def __init__(self, sentence: str, findings: tuple[OpenFinding, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.findings = findings


def ready(
    evaluation: Evaluation,
    name: str,
    *,
    by: User,
    version: int,
    reason: str = "",
    address: str | None = None,
) -> bool:
    """Refresh `evaluation` and see whether the step may be taken now, without taking it.

    False where the same person just did the same. Raises PermissionDenied where this person may
    never do it, MoveRefused where not now.
    """
    step = MOVES[name]
    evaluation.refresh_from_db(fields=["state", "version"])
    verdict = may(by, name, evaluation)
    if not verdict.allowed and not verdict.passing:
        raise PermissionDenied(verdict.reason)
    if evaluation.version != version:
        return _refuse_the_slower(evaluation, step, by=by, version=version)
    if not verdict.allowed:
        raise MoveRefused(verdict.reason)
    if step.needs_reason and not reason.strip():
        raise MoveRefused(f"“{step.label}”须写明原因，请填写后再提交。")
    return True


@transaction.atomic
def move(evaluation: Evaluation, name: str, **how: Unpack[How]) -> bool:
    """Take the step. Everything else as `ready` has it."""
    if not ready(evaluation, name, **how):
        return False
    step, by, version = MOVES[name], how["by"], how["version"]
    before = evaluation.state
    if not _take(evaluation, step):
        return _refuse_the_slower(evaluation, step, by=by, version=version)
    record(
        evaluation,
        name,
        actor=by,
        from_state=before,
        to_state=step.target,
        reason=how.get("reason", "").strip(),
        address=how.get("address"),
    )
    recount_departments(evaluation)
    return True


def _take(evaluation: Evaluation, step: Move) -> bool:
    """Whoever comes second finds no row: its version or its state has changed."""
    taken = Evaluation.objects.filter(
        pk=evaluation.pk, version=evaluation.version, state=evaluation.state
    ).update(state=step.target, version=F("version") + 1, state_since=timezone.now())
    evaluation.refresh_from_db(fields=["state", "version", "state_since"])
    return bool(taken)


def _refuse_the_slower(evaluation: Evaluation, step: Move, *, by: User, version: int) -> bool:
    """A second click on the same button is no mistake; anybody else learns who was faster."""
    last = AuditEvent.objects.filter(evaluation=evaluation).order_by("sequence").last()
    if last and _is_repeat(last, evaluation, step, by=by, version=version):
        return False
    raise MoveRefused(who_was_faster(evaluation, version))


def _is_repeat(
    last: AuditEvent, evaluation: Evaluation, step: Move, *, by: User, version: int
) -> bool:
    return (
        last.action == step.name
        and last.actor_id == by.pk
        and last.version == evaluation.version == version + 1
    )
