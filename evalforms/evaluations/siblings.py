"""The project sheets of a department's branch and round, and the rules across the sheets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evalforms.checks.across.rules import run_cross_checks
from evalforms.checks.finding import Finding
from evalforms.evaluations.models import Evaluation, Kind, Occasion, Snapshot
from evalforms.evaluations.project_sheets import read_sheets
from evalforms.evaluations.states import EDITABLE, WITH_THE_BUREAU, State
from evalforms.frameworks.check_settings import CheckSettings
from evalforms.rounds.models import Project
from evalforms.rounds.of_year import projects_of_year
from evalforms.sheets.codec import read_sheet
from evalforms.sheets.sheet import Sheet

# Numbers and sums of project sheets say nothing while some are missing; X02 says that.
_NEED_ALL = ("M08", "M09")
# Primary keys with their sheets: all of them read, or those that have changed.
ReadSheets = Callable[[Sequence[Evaluation]], dict[int, Sheet]]


@dataclass(frozen=True, slots=True)
class Siblings:
    """sheets: what may be compared; unfinished: names of projects still in the unit's hands."""

    sheets: tuple[Sheet, ...] = ()
    unfinished: tuple[str, ...] = ()


NONE = Siblings()


def siblings_of(evaluation: Evaluation, *, read: ReadSheets = read_sheets) -> Siblings:
    """Six queries, however many; one more while the bureau reads and a project was returned."""
    if evaluation.project_id:
        return NONE
    found = Evaluation.objects.filter(
        kind=Kind.PROJECT, round=evaluation.round, unit__path__startswith=evaluation.unit.path
    ).exclude(state=State.VOID)
    forms = tuple(found.only("state", "project", "version", "saved_at"))
    is_filed = evaluation.state in WITH_THE_BUREAU
    sheets = _filed(forms, read) if is_filed else read(forms)
    ordered = tuple(sheets[form.pk] for form in forms if form.pk in sheets)
    return Siblings(ordered, _unfinished(evaluation, forms))


def findings_across(
    sheet: Sheet, siblings: Siblings, settings: CheckSettings
) -> tuple[Finding, ...]:
    """Those that stand on the department sheet; silent without project sheets."""
    if not siblings.sheets:
        return ()
    found = run_cross_checks((sheet, *siblings.sheets), settings)
    own = (item.finding for item in found if item.at == 0)
    return tuple(f for f in own if not siblings.unfinished or f.rule not in _NEED_ALL)


def _unfinished(evaluation: Evaluation, forms: tuple[Evaluation, ...]) -> tuple[str, ...]:
    """Not submitted yet, or never begun."""
    owed = Project.objects.filter(
        projects_of_year(evaluation.round.year), unit__path__startswith=evaluation.unit.path
    )
    done = {form.project_id for form in forms if form.state not in EDITABLE}
    return tuple(name for pk, name in owed.values_list("pk", "name") if pk not in done)


def _filed(forms: tuple[Evaluation, ...], read: ReadSheets) -> dict[int, Sheet]:
    """What a unit types while it corrects a returned sheet is not the reviewer's business yet."""
    now = [form for form in forms if form.state in WITH_THE_BUREAU]
    signed = _signed([form.pk for form in forms if form not in now])
    return {**signed, **read(now)}


def _signed(keys: list[int]) -> dict[int, Sheet]:
    if not keys:
        return {}
    snapshots = Snapshot.objects.filter(evaluation__in=keys, occasion=Occasion.SIGN_OFF)
    oldest_first = snapshots.select_related("framework").order_by("taken_at", "pk")
    return {
        item.evaluation_id: read_sheet(item.sheet, framework=item.framework.code)
        for item in oldest_first
    }
