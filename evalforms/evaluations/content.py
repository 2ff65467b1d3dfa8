"""What a person gets to see of an evaluation: what left the unit, or the current draft."""

from dataclasses import replace

from evalforms.accounts.models import User
from evalforms.accounts.roles import UNIT_ROLES, Role
from evalforms.checks.finding import Level
from evalforms.evaluations.assessment import Assessment, OpenFinding, assess
from evalforms.evaluations.attached import Attached, attached_in, attached_now
from evalforms.evaluations.models import Evaluation, Occasion, Snapshot
from evalforms.evaluations.snapshot import frozen_assessment, last_snapshot
from evalforms.evaluations.states import PASSED

LEVELS_FOR_UNITS = (Level.ERROR, Level.WARNING)


def content_for(user: User, evaluation: Evaluation) -> Assessment:
    """Findings by weight; hints are not for the unit, which is asked for nothing by them."""
    snapshot = snapshot_for(user, evaluation)
    found = frozen_assessment(snapshot) if snapshot else assess(evaluation)
    return replace(found, findings=_by_weight(user, found.findings))


def _by_weight(user: User, findings: tuple[OpenFinding, ...]) -> tuple[OpenFinding, ...]:
    levels = LEVELS_FOR_UNITS if user.role in UNIT_ROLES else tuple(Level)
    return tuple(item for level in levels for item in findings if item.finding.level == level)


def attached_for(user: User, evaluation: Evaluation) -> tuple[Attached, ...]:
    snapshot = snapshot_for(user, evaluation)
    return attached_in(snapshot) if snapshot else attached_now(evaluation)


def snapshot_for(user: User, evaluation: Evaluation) -> Snapshot | None:
    """The frozen content that stands for the evaluation; None where the current cells do.

    What a unit types while it corrects a returned sheet is not the reviewer's business yet.
    """
    if evaluation.state in PASSED:
        return last_snapshot(evaluation, Occasion.APPROVE)
    if user.role == Role.REVIEWER and evaluation.is_editable:
        return last_snapshot(evaluation, Occasion.SIGN_OFF)
    return None
