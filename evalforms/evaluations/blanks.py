"""Which of the cells that something is said about are still empty."""

from collections.abc import Iterator

from evalforms.evaluations.assessment import Assessment
from evalforms.evaluations.cells import LockedCell, NoSuchCell, find_cell
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.stored import StoredCells
from evalforms.frameworks.definitions import ScoreMode


def blank_cells(evaluation: Evaluation, assessment: Assessment) -> frozenset[str]:
    """Addresses of findings at cells into which nobody has typed.

    A computed line waits with them: while cells are empty, it is no fault that it has no score.
    What is no cell of its own is never blank: a whole row, the total.
    """
    blank = frozenset(_blank(evaluation, assessment))
    return blank | _waiting(assessment) if blank else blank


def _waiting(assessment: Assessment) -> frozenset[str]:
    lines = assessment.scorecard.lines
    return frozenset(
        f"scores.{line.indicator}.score"
        for line in lines
        if line.mode == ScoreMode.COMPUTED and line.score is None
    )


def _blank(evaluation: Evaluation, assessment: Assessment) -> Iterator[str]:
    stored = StoredCells(evaluation)
    entries = evaluation.cell_entries.all()
    refused = {entry.cell for entry in entries if entry.is_refused}
    for address in {item.cell for item in assessment.findings} - refused:
        try:
            cell = find_cell(evaluation.definition, address)
        except (NoSuchCell, LockedCell):
            continue
        if stored.row(cell) is not None and stored.value(cell) in (None, ""):
            yield address
