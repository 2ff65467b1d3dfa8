"""Which of the cells that something is said about are still empty."""

from collections.abc import Iterator

from evalforms.evaluations.cells import LockedCell, NoSuchCell, find_cell
from evalforms.evaluations.current import Current
from evalforms.evaluations.stored import StoredCells
from evalforms.frameworks.definitions import ScoreMode


def blank_cells(state: Current) -> frozenset[str]:
    """Addresses of findings at cells into which nobody has typed.

    A computed line waits with them: while cells are empty, it is no fault that it has no score.
    What is no cell of its own is never blank: a whole row, the total.
    """
    blank = frozenset(_blank(state))
    return blank | _waiting(state) if blank else blank


def _waiting(state: Current) -> frozenset[str]:
    lines = state.assessment.scorecard.lines
    return frozenset(
        f"scores.{line.indicator}.score"
        for line in lines
        if line.mode == ScoreMode.COMPUTED and line.score is None
    )


def _blank(state: Current) -> Iterator[str]:
    stored = StoredCells(state.evaluation)
    entries = state.evaluation.cell_entries.all()
    refused = {entry.cell for entry in entries if entry.is_refused}
    for address in {item.cell for item in state.assessment.findings} - refused:
        try:
            cell = find_cell(state.evaluation.definition, address)
        except (NoSuchCell, LockedCell):
            continue
        if stored.row(cell) is not None and stored.value(cell) in (None, ""):
            yield address
