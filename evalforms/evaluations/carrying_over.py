"""Begin a sheet with last year's, and know which cells still say what came from there."""

from evalforms.accounts.models import User
from evalforms.evaluations.fill_from_sheet import fill_from_sheet
from evalforms.evaluations.models import CellEntry, Evaluation
from evalforms.evaluations.sheet import sheet_of
from evalforms.sheets.carry_over import carried_over, is_carried_cell

# A blank sheet has version 1; what it begins with is the first change of all.
CARRIED_VERSION = 2


def carry_over(evaluation: Evaluation, previous: Evaluation, *, by: User) -> Evaluation:
    """Fill a sheet that was just opened, with `previous` noted on it; gives the fresh one."""
    shared = evaluation.definition.redistribution
    sheet = carried_over(
        sheet_of(previous),
        sheet_of(evaluation),
        redistributed=shared.indicators if shared else (),
    )
    return fill_from_sheet(evaluation, sheet, by=by)


def is_carried(evaluation: Evaluation, entry: CellEntry | None) -> bool:
    """Whether the cell still holds what last year's sheet said, untouched."""
    return (
        evaluation.carried_from_id is not None
        and entry is not None
        and entry.version == CARRIED_VERSION
        and is_carried_cell(entry.cell)
        and not _is_prescribed(evaluation, entry.cell)
    )


def _is_prescribed(evaluation: Evaluation, cell: str) -> bool:
    """Most weights are the framework's; they are the same every year and not for touching."""
    group, _, rest = cell.partition(".")
    return group == "scores" and not evaluation.definition.may_redistribute(rest.partition(".")[0])


def carried_count(evaluation: Evaluation) -> int:
    return sum(1 for entry in evaluation.cell_entries.all() if is_carried(evaluation, entry))
