"""Who must file what: every unit its department form, every project of the year its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from evalforms.accounts.models import Unit
from evalforms.evaluations.last_year import last_years
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import State
from evalforms.rounds.models import Project, Round
from evalforms.rounds.of_year import projects_of_year
from evalforms.sheets.labels import TITLES

# A round that was missed stays on the first page for so long.
SHOWN_AFTER_DUE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Obligation:
    """One sheet that a unit owes; `project` is None for the department form.

    `last_year`: the sheet of the year before, with which it can begin.
    """

    round: Round
    unit: Unit
    project: Project | None
    due_at: datetime
    last_year: Evaluation | None

    @property
    def subject(self) -> str:
        return self.project.name if self.project else TITLES["department"]

    @property
    def can_start(self) -> bool:
        return self.round.opens_at <= timezone.now() <= self.due_at


def current_rounds() -> list[Round]:
    """Opened, and not yet long past for everybody."""
    now = timezone.now()
    recent = now - SHOWN_AFTER_DUE
    late = Q(due_at__gte=recent) | Q(extensions__due_at__gte=recent)
    return list(Round.objects.filter(late, opens_at__lte=now).distinct())


def not_started(unit: Unit) -> list[Obligation]:
    """What the unit owes in the current rounds and nobody has opened yet."""
    return [owed for round in current_rounds() for owed in _not_started_in(round, unit)]


def _not_started_in(round: Round, unit: Unit) -> Iterable[Obligation]:
    if not unit.is_active:
        return
    due_at = round.due_at_for(unit)
    live = Evaluation.objects.filter(round=round, unit=unit).exclude(state=State.VOID)
    before = last_years(unit, round.year)
    begun = set(live.values_list("project_id", flat=True))
    if unit.files_department_form and None not in begun:
        yield Obligation(round, unit, None, due_at, before.get(None))
    for project in unit.projects.filter(projects_of_year(round.year)):
        if project.pk not in begun:
            yield Obligation(round, unit, project, due_at, before.get(project.pk))
