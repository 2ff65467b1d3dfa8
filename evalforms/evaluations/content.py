"""What a person gets to see of an evaluation: what left the unit, or the current draft."""

from evalforms.accounts.models import User
from evalforms.accounts.roles import Role
from evalforms.evaluations.assessment import Assessment, assess
from evalforms.evaluations.attached import Attached, attached_in, attached_now
from evalforms.evaluations.models import Evaluation, Occasion, Snapshot
from evalforms.evaluations.snapshot import frozen_assessment
from evalforms.evaluations.states import State


def content_for(user: User, evaluation: Evaluation) -> Assessment:
    snapshot = snapshot_for(user, evaluation)
    return frozen_assessment(snapshot) if snapshot else assess(evaluation)


def attached_for(user: User, evaluation: Evaluation) -> tuple[Attached, ...]:
    snapshot = snapshot_for(user, evaluation)
    return attached_in(snapshot) if snapshot else attached_now(evaluation)


def snapshot_for(user: User, evaluation: Evaluation) -> Snapshot | None:
    """The frozen content that stands for the evaluation; None where the current cells do.

    What a unit types while it corrects a returned sheet is not the reviewer's business yet.
    """
    if evaluation.state == State.APPROVED:
        return _last(evaluation, Occasion.APPROVE)
    if user.role == Role.REVIEWER and evaluation.is_editable:
        return _last(evaluation, Occasion.SIGN_OFF)
    return None


def _last(evaluation: Evaluation, occasion: Occasion) -> Snapshot:
    return evaluation.snapshots.filter(occasion=occasion).latest("taken_at", "pk")
