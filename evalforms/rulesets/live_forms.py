"""The forms of a round that rules are tried on and counted for."""

from django.db.models import QuerySet, prefetch_related_objects

from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import State
from evalforms.evaluations.writing import CONTENT
from evalforms.rounds.models import Round


def live_forms(round: Round) -> QuerySet[Evaluation]:
    """All that are not void."""
    named = Evaluation.objects.filter(round=round).exclude(state=State.VOID).with_names()
    return named.select_related("project_cells", "department_cells")


def with_content(forms: QuerySet[Evaluation]) -> list[Evaluation]:
    """In few queries for all of them together."""
    found = list(forms)
    prefetch_related_objects(found, *CONTENT)
    return found
