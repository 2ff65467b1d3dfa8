"""A block that brings its labels along: each value stands to the right of its label."""

from collections import Counter
from collections.abc import Iterator, Sequence

from evalforms.entry.pasting.block import Block
from evalforms.entry.pasting.grid import HEADINGS, Named
from evalforms.entry.pasting.wording import plain

# Address of the label's cell, and where in the block the label stands.
Found = tuple[str, int, int]


def found_labels(block: Block, cells: Sequence[Named], *, at: str) -> list[Found]:
    """`at`: the cell that was pasted into; it decides between cells of the same name."""
    names = frozenset(name for cell in cells for name in cell.names)
    often = Counter(plain(text) for row in block for text in row)
    found: list[Found] = []
    for label, heading, row, column in _labels(block, names):
        claimed = {address for address, _, _ in found}
        free = [cell for cell in cells if cell.address not in claimed]
        named = [cell for cell in free if heading + label in cell.names]
        named = named or [cell for cell in free if label in cell.names]
        if named:
            found.append((_chosen(named, cells, at, often[label] > 1), row, column))
    return found


def _labels(block: Block, names: frozenset[str]) -> Iterator[tuple[str, str, int, int]]:
    """A heading holds for what stands to its right and below, until the next one.

    A label that stands before another one heads it: 满意度 before 满意度（%）.
    """
    heading = ""
    for number, row in enumerate(block):
        for column, text in enumerate(row):
            label = plain(text)
            if label in HEADINGS:
                heading = label
            elif label in names and plain("".join(row[column + 1 : column + 2])) not in names:
                yield label, heading, number, column


def _chosen(named: Sequence[Named], cells: Sequence[Named], at: str, is_repeated: bool) -> str:
    order = [cell.address for cell in cells]
    if not is_repeated and at in order:
        behind = [cell for cell in named if order.index(cell.address) >= order.index(at)]
        named = behind or named
    return named[0].address
