"""The one door: which text of a block goes where, seen from the cell that was pasted into."""

from evalforms.entry.objective_table import objective_table
from evalforms.entry.pasting.block import Block
from evalforms.entry.pasting.fixed import place_fixed
from evalforms.entry.pasting.grid import GRIDS
from evalforms.entry.pasting.listed import Row, place_in_list
from evalforms.entry.pasting.placement import Placement
from evalforms.entry.pasting.score_lines import place_scores
from evalforms.evaluations.cells import NoSuchCell, find_cell
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.rows import RowRefused


def place(
    evaluation: Evaluation, block: Block, *, at: str, adds_rows: bool | None = None
) -> Placement:
    """Raises NoSuchCell, LockedCell, RowRefused."""
    definition = evaluation.definition
    cell = find_cell(definition, at)
    group = at.partition(".")[0]
    if group == "scores":
        return place_scores(block, definition=definition, at=at)
    if group in GRIDS[definition.form]:
        return place_fixed(block, form=definition.form, at=at)
    if not cell.row:
        raise NoSuchCell(at)
    rows = _rows(evaluation, group)
    if cell.row not in {row.key for row in rows}:
        raise RowRefused("这一行已被他人删除，没有粘贴。请刷新页面。")
    return place_in_list(block, rows, at=at, adds_rows=adds_rows)


def _rows(evaluation: Evaluation, group: str) -> list[Row]:
    """In the order in which the page shows them."""
    if group == "evaluators":
        return [Row(line.key) for line in evaluation.evaluator_lines.all()]
    return [
        Row(line.key, category.code)
        for heading in objective_table(evaluation)
        for category in heading.categories
        for line in category.lines
    ]
