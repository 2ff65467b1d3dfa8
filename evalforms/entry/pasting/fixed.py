"""A block for 项目资金情况, the amounts of the head table or 基础数据表."""

from evalforms.entry.pasting.block import Block
from evalforms.entry.pasting.by_label import found_labels
from evalforms.entry.pasting.grid import GRIDS, Grid, named_cells
from evalforms.entry.pasting.placement import Placement

_OUTSIDE = "超出表格范围"
_UNKNOWN = "没有对应的格"


def place_fixed(block: Block, *, form: str, at: str) -> Placement:
    """By label where the block has labels, else cell by cell from the one pasted into."""
    group = at.partition(".")[0]
    found = found_labels(block, named_cells(form, group), at=at)
    if found:
        return _by_label(block, found)
    return _by_position(block, GRIDS[form][group], at=at)


def _by_label(block: Block, found: list[tuple[str, int, int]]) -> Placement:
    placement = Placement()
    used = {(row, column) for _, row, column in found}
    for address, row, column in found:
        value = (row, column + 1)
        if column + 1 < len(block[row]) and value not in used:
            placement.put(address, block[row][column + 1])
            used.add(value)
    for row, texts in enumerate(block):
        for column, text in enumerate(texts):
            # Words without a figure are headings.
            if (row, column) not in used and any(sign.isdigit() for sign in text):
                placement.leave_out(text, _UNKNOWN)
    return placement


def _by_position(block: Block, grid: Grid, *, at: str) -> Placement:
    placement = Placement()
    top, left = next(
        (row, column)
        for row, addresses in enumerate(grid)
        for column, address in enumerate(addresses)
        if address == at
    )
    for row, texts in enumerate(block, top):
        for column, text in enumerate(texts, left):
            is_inside = row < len(grid) and column < len(grid[row]) and grid[row][column]
            if is_inside:
                placement.put(grid[row][column], text)
            else:
                placement.leave_out(text, _OUTSIDE)
    return placement
