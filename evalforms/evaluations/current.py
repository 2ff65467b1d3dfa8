"""An evaluation as it stands at this moment, with everything that is said about it."""

from dataclasses import dataclass

from evalforms.evaluations.assessment import Assessment, assess, is_stored, store_result
from evalforms.evaluations.blanks import blank_cells
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.project_sheets import changed_sheets
from evalforms.evaluations.writing import with_content


@dataclass(frozen=True, slots=True)
class Current:
    """`blank`: cells of findings into which nobody has typed."""

    evaluation: Evaluation
    assessment: Assessment
    blank: frozenset[str]


def current(pk: int) -> Current:
    return judged(with_content(Evaluation.objects.with_names().get(pk=pk)))


def settled(evaluation: Evaluation) -> Current:
    """After a change: score and check anew and keep the result; in the change's transaction."""
    state = judged(with_content(evaluation))
    keep_result(state)
    return state


def judged(evaluation: Evaluation) -> Current:
    """By the cells that are loaded."""
    assessment = assess(evaluation, read=changed_sheets)
    return Current(evaluation, assessment, blank_cells(evaluation, assessment))


def keep_result(state: Current) -> None:
    """For lists; nothing is written where it stands there already."""
    if not is_stored(state.evaluation, state.assessment):
        store_result(state.evaluation, state.assessment)
