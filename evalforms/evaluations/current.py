"""An evaluation as it stands at this moment, with everything that is said about it."""

from dataclasses import dataclass

from evalforms.evaluations.assessment import Assessment, assess, store_result
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.writing import with_content


@dataclass(frozen=True, slots=True)
class Current:
    evaluation: Evaluation
    assessment: Assessment


def current(pk: int) -> Current:
    return _assessed(with_content(Evaluation.objects.with_names().get(pk=pk)))


def settled(evaluation: Evaluation) -> Current:
    """After a change: score and check anew and keep the result; in the change's transaction."""
    state = _assessed(with_content(evaluation))
    store_result(state.evaluation, state.assessment)
    return state


def _assessed(evaluation: Evaluation) -> Current:
    return Current(evaluation, assess(evaluation))
