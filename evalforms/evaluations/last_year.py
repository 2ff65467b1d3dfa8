"""The evaluation of the same unit and project in the year before, where there is one."""

from django.db.models import Case, IntegerField, When

from evalforms.accounts.models import Unit
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import PASSED, State


def last_years(unit: Unit, year: int) -> dict[int | None, Evaluation]:
    """Of the year before `year`, by project (None: the department form); an approved one first."""
    approved_last = Case(When(state__in=PASSED, then=1), default=0, output_field=IntegerField())
    found = Evaluation.objects.filter(unit=unit, round__year=year - 1).exclude(state=State.VOID)
    found = found.with_names().order_by(approved_last, "round__opens_at", "pk")
    return {evaluation.project_id: evaluation for evaluation in found}


def last_year_of(evaluation: Evaluation) -> Evaluation | None:
    return last_years(evaluation.unit, evaluation.round.year).get(evaluation.project_id)
