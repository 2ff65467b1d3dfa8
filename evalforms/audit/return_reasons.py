"""Why an evaluation was given back: what the next filler and the next reviewer read first."""

from evalforms.audit.timeline import TimelineEntry, timeline
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.moves import MOVES
from evalforms.evaluations.states import State

RETURNS = tuple(move.name for move in MOVES.values() if move.target == State.RETURNED)


def return_reasons(evaluation: Evaluation) -> list[TimelineEntry]:
    """Every time it was given back, the newest first."""
    entries = (entry for day in timeline(evaluation) for entry in day.entries)
    return [entry for entry in entries if entry.action in RETURNS]


def standing_return(evaluation: Evaluation) -> TimelineEntry | None:
    """The return that has not been answered by a new submission."""
    if evaluation.state != State.RETURNED:
        return None
    return next(iter(return_reasons(evaluation)), None)
