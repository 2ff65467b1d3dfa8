"""What the product knows beyond a sheet: the clock, the deadline, the units, the year before."""

from datetime import date

from django.utils import timezone

from evalforms.accounts.models import Unit
from evalforms.checks.context import CheckContext
from evalforms.evaluations.last_year import last_year_of
from evalforms.evaluations.models import Evaluation, Occasion
from evalforms.evaluations.sheet import sheet_of
from evalforms.evaluations.siblings import Siblings
from evalforms.evaluations.states import PASSED, WITH_THE_BUREAU
from evalforms.sheets.codec import read_sheet
from evalforms.sheets.sheet import Sheet


def context_of(evaluation: Evaluation, siblings: Siblings) -> CheckContext:
    """Up to five queries, however large the round is."""
    is_department = evaluation.project_id is None
    return CheckContext(
        units=None if is_department else _unit_names(),
        today=timezone.localdate(),
        due_on=_due_on(evaluation),
        last_year=_last_year(evaluation),
        unfinished_projects=() if evaluation.state in WITH_THE_BUREAU else siblings.unfinished,
    )


def _unit_names() -> frozenset[str]:
    return frozenset(Unit.objects.values_list("name", flat=True))


def _due_on(evaluation: Evaluation) -> date | None:
    """What left the unit in time is not late, nor what the bureau gave back for correction."""
    if not evaluation.is_editable:
        return None
    due_at = evaluation.round.due_at_for(evaluation.unit)
    signed = evaluation.snapshots.filter(occasion=Occasion.SIGN_OFF)
    if due_at < timezone.now() and signed.exists():
        return None
    return timezone.localtime(due_at).date()


def _last_year(evaluation: Evaluation) -> Sheet | None:
    """As it was approved, otherwise as it stands now."""
    previous = last_year_of(evaluation)
    if previous is None:
        return None
    if previous.state not in PASSED:
        return sheet_of(previous)
    approved = previous.snapshots.filter(occasion=Occasion.APPROVE)
    snapshot = approved.select_related("framework").latest("taken_at", "pk")
    return read_sheet(snapshot.sheet, framework=snapshot.framework.code)
