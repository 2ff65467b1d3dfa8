"""What the product knows beyond a sheet: the clock, the deadline, the units, the year before."""

from datetime import date
from functools import lru_cache

from django.utils import timezone

from evalforms.accounts.models import Unit
from evalforms.checks.context import CheckContext
from evalforms.evaluations.last_year import last_year_stand
from evalforms.evaluations.models import Evaluation, Occasion, Snapshot
from evalforms.evaluations.sheet import sheet_of
from evalforms.evaluations.siblings import Siblings
from evalforms.evaluations.states import PASSED, WITH_THE_BUREAU
from evalforms.sheets.codec import read_sheet
from evalforms.sheets.sheet import Sheet


def context_of(evaluation: Evaluation, siblings: Siblings) -> CheckContext:
    """Up to four queries, however large the round is."""
    return CheckContext(
        units=_unit_names(evaluation) if evaluation.project_id else None,
        today=timezone.localdate(),
        due_on=_due_on(evaluation),
        last_year=_last_year(evaluation),
        unfinished_projects=() if evaluation.state in WITH_THE_BUREAU else siblings.unfinished,
    )


def _unit_names(evaluation: Evaluation) -> frozenset[str]:
    """The library; the own unit is enough where it is the one that the sheet names."""
    own = evaluation.unit.name
    if evaluation.project_cells.implementing_unit.strip() == own:
        return frozenset((own,))
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
    stand = last_year_stand(evaluation)
    if stand is None:
        return None
    pk, state = stand
    if state not in PASSED:
        return sheet_of(Evaluation.objects.with_names().get(pk=pk))
    approved = Snapshot.objects.filter(evaluation=pk, occasion=Occasion.APPROVE)
    return _frozen(*approved.values_list("pk", "sha256").latest("taken_at", "pk"))


@lru_cache(maxsize=256)
def _frozen(pk: int, sha256: str) -> Sheet:
    """A snapshot never changes, and its digest says which one it is."""
    snapshot = Snapshot.objects.select_related("framework").get(pk=pk, sha256=sha256)
    return read_sheet(snapshot.sheet, framework=snapshot.framework.code)
