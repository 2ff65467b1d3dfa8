"""The copied block as the browser sends it: rows of texts, without the blank edge."""

from collections.abc import Iterator
from typing import Any

from evalforms.entry.sent_json import BadRequest, TooLarge

# As many cells as one save may bring.
MOST_PASTED = 500
Block = tuple[tuple[str, ...], ...]


def block_of(body: dict[str, Any]) -> Block:
    """All rows of the same length. Raises BadRequest, TooLarge."""
    rows = _rows(body.get("block"))
    filled = sum(1 for row in rows for text in row if text.strip())
    if not filled:
        raise BadRequest("剪贴板里没有内容，没有粘贴。")
    if filled > MOST_PASTED:
        raise TooLarge(
            f"一次最多粘贴 {MOST_PASTED} 格，现有 {filled:,} 格，没有粘贴。请分几次复制。"
        )
    height = max(number for number, row in enumerate(rows, 1) if any(map(str.strip, row)))
    width = max(number for row in rows for number, text in enumerate(row, 1) if text.strip())
    return tuple(tuple([*row, *[""] * width][:width]) for row in rows[:height])


def _rows(sent: Any) -> list[list[str]]:
    """A cell that a merged one covers is null. Halves of characters cannot be sent back."""
    if not isinstance(sent, list) or not all(isinstance(row, list) for row in sent):
        raise BadRequest("剪贴板的内容无法识别，没有粘贴。")
    return [list(_texts(row)) for row in sent]


def _texts(row: list[Any]) -> Iterator[str]:
    for text in row:
        if not isinstance(text, str | None):
            raise BadRequest("剪贴板的内容无法识别，没有粘贴。")
        yield (text or "").encode("utf-8", "ignore").decode()
