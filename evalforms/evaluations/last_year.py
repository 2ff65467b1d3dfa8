"""The evaluation of the same unit and project in the year before, where there is one."""

from django.db.models import Case, IntegerField, When

from evalforms.accounts.models import Unit
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.querysets import EvaluationQuerySet
from evalforms.evaluations.states import PASSED, State


def last_years(unit: Unit, year: int) -> dict[int | None, Evaluation]:
    """Of the year before `year`, by project (None: the department form); an approved one first."""
    return {found.project_id: found for found in _best_last(unit, year).with_names()}


def last_year_of(evaluation: Evaluation) -> Evaluation | None:
    return _same_before(evaluation).with_names().last()


def last_year_stand(evaluation: Evaluation) -> tuple[int, str] | None:
    """Primary key and state of the same evaluation: a short look, for every save."""
    return _same_before(evaluation).values_list("pk", "state").last()


def _same_before(evaluation: Evaluation) -> EvaluationQuerySet:
    before = _best_last(evaluation.unit, evaluation.round.year)
    return before.filter(project=evaluation.project_id)


def _best_last(unit: Unit, year: int) -> EvaluationQuerySet:
    approved_last = Case(When(state__in=PASSED, then=1), default=0, output_field=IntegerField())
    found = Evaluation.objects.filter(unit=unit, round__year=year - 1).exclude(state=State.VOID)
    return found.order_by(approved_last, "round__opens_at", "pk")
