"""Many rows for lists, without walking each sheet through its way."""

from evalforms.evaluations.models import Evaluation
from tests import make


def copies(original: Evaluation, number: int) -> None:
    """Further projects of the same unit, each with a sheet in the state of `original`."""
    for _ in range(number):
        Evaluation.objects.create(
            kind=original.kind,
            round=original.round,
            unit=original.unit,
            project=make.project(original.unit),
            framework=original.framework,
            state=original.state,
            total=original.total,
            grade=original.grade,
            created_by=original.created_by,
        )
