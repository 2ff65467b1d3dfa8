"""Until when an evaluation must be filed, for whole lists at once."""

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from evalforms.evaluations.querysets import EvaluationQuerySet
from evalforms.rounds.models import Extension


def with_due(evaluations: EvaluationQuerySet) -> EvaluationQuerySet:
    """Adds `due_at`: the unit's extension where it has one, otherwise the round's deadline."""
    extended = Extension.objects.filter(round=OuterRef("round"), unit=OuterRef("unit"))
    return evaluations.annotate(
        due_at=Coalesce(Subquery(extended.values("due_at")[:1]), F("round__due_at"))
    )
