"""Which column of a block is which column of the paper, where a row of the block says so."""

from collections.abc import Mapping, Sequence

from evalforms.entry.pasting.block import Block
from evalforms.entry.pasting.wording import plain

_ENOUGH = 2  # column titles that make a row a heading


def headed(
    block: Block, titles: Mapping[str, str]
) -> tuple[dict[int, str], tuple[tuple[str, ...], ...]]:
    """Columns of the block by number, and the rows below their titles.

    `titles`: column by title. A heading may take two rows; what stands above it is dropped.
    """
    for number, row in enumerate(block):
        columns = _columns(row, titles)
        if len(columns) >= _ENOUGH:
            below = number + 1
            while below < len(block) and _is_heading(block[below], titles):
                columns = _refined(columns, _columns(block[below], titles))
                below += 1
            return columns, block[below:]
    return {}, block


def _columns(row: Sequence[str], titles: Mapping[str, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for number, text in enumerate(row):
        column = titles.get(plain(text))
        if column and column not in found.values():
            found[number] = column
    return found


def _refined(above: dict[int, str], below: dict[int, str]) -> dict[int, str]:
    """指标分值 over 参考分值 and 设定分值: the lower line knows better."""
    kept = {number: name for number, name in above.items() if name not in below.values()}
    return {**kept, **below}


def _is_heading(row: Sequence[str], titles: Mapping[str, str]) -> bool:
    texts = [plain(text) for text in row if text.strip()]
    return bool(texts) and all(text in titles or text in _SECOND_LINES for text in texts)


_SECOND_LINES = frozenset({"分值", "参考", "设定", "二级", "三级", "指标值"})
