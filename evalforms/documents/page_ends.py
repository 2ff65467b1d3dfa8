"""Where a page end cuts a table: the only place that knows how WeasyPrint lays tables out.

WeasyPrint leaves a merged cell that a page end cuts open below, and leaves it out on the next page.
It also leaves a table as long as it was before it took rows back to keep a heading with what it
heads. Both are put right here at the moment a table is cut, so that a form is laid out once.

What is used of WeasyPrint: `table_layout` and `find_earlier_page_break` of its block layout, the
place where a table is resumed ({group: {row: {cell: place}}}), and a few attributes of table boxes.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

SLACK = 0.01  # px, for sums of heights
CUTTERS = ("table_layout", "find_earlier_page_break")  # what is replaced


def close_tables_at_page_ends(block: Any) -> None:
    """Replace, once per process, the two functions of WeasyPrint's block layout that cut tables."""
    if hasattr(block.table_layout, "__wrapped__"):
        return
    block.table_layout = _closing_layout(block.table_layout, block.remove_placeholders)
    block.find_earlier_page_break = _closing_earlier(
        block.find_earlier_page_break, block.boxes.TableBox
    )


def _closing_layout(lay_out: Callable[..., Any], forget: Callable[..., None]) -> Callable[..., Any]:
    @wraps(lay_out)
    def table_layout(
        context: Any,
        table: Any,
        bottom_space: float,
        skip_stack: Any,
        containing_block: Any,
        page_is_empty: bool,
        absolute_boxes: list[Any],
        fixed_boxes: list[Any],
    ) -> Any:
        table, skip_stack = _resumed(table, skip_stack)
        placeholders = (absolute_boxes, fixed_boxes)
        laid_out, resume_at, *rest = lay_out(
            context, table, bottom_space, skip_stack, containing_block, page_is_empty, *placeholders
        )
        if laid_out is None:
            return (None, None, *rest)
        if resume_at and (rows := laid_out.children[-1].children):
            end = _end_with_whole_labels(rows, resume_at)
            if end == 0 and not page_is_empty:
                forget(context, [laid_out], *placeholders)
                return (None, None, *rest)
            if 0 < end < len(rows):
                forget(context, rows[end:], *placeholders)
                resume_at = _end_before(laid_out, end)
            _close(laid_out)
        _sort_cells(laid_out)
        return (laid_out, resume_at, *rest)

    return table_layout


def _closing_earlier(find: Callable[..., Any], table_box: type) -> Callable[..., Any]:
    @wraps(find)
    def find_earlier_page_break(
        context: Any, children: list[Any], absolute_boxes: list[Any], fixed_boxes: list[Any]
    ) -> Any:
        found = find(context, children, absolute_boxes, fixed_boxes)
        if found and found[0] and isinstance(found[0][-1], table_box):
            _close(found[0][-1])
        return found

    return find_earlier_page_break


def _resumed(table: Any, skip_stack: Any) -> tuple[Any, Any]:
    """The table and the place to resume it at, with the labels of its first row repeated.

    The table itself stays as it is: WeasyPrint may lay the same page out more than once.
    """
    if not skip_stack:
        return table, skip_stack
    ((group_at, row_stack),) = skip_stack.items()
    if not row_stack:
        return table, skip_stack
    ((row_at, cell_stack),) = row_stack.items()
    group = table.children[group_at]
    row = group.children[row_at]
    labels = list(_reaching_into(group, row_at))
    # Behind the cells of the row: places to resume at count these.
    full_row = row.copy_with_children([*row.children, *labels])
    table = _with_child(table, group_at, _with_child(group, row_at, full_row))
    return table, {group_at: {row_at: _cell_stack(row.children, labels, cell_stack)}}


def _reaching_into(group: Any, row_at: int) -> Iterator[Any]:
    """Copies of the merged cells from above that cover this row, for it and the rows below."""
    for index, row in enumerate(group.children[:row_at]):
        for cell in row.children:
            if index + cell.rowspan > row_at:
                copy = cell.copy()
                copy.rowspan = index + cell.rowspan - row_at
                yield copy


def _cell_stack(cells: list[Any], labels: list[Any], cell_stack: Any) -> Any:
    """Where to resume each cell of a row that was cut: its texts go on, its labels begin again."""
    if not cell_stack:
        return cell_stack
    own_labels = {index: None for index, cell in enumerate(cells) if cell.element_tag == "th"}
    return own_labels | cell_stack | dict.fromkeys(range(len(cells), len(cells) + len(labels)))


def _sort_cells(table: Any) -> None:
    """Labels that were repeated come where they belong, for whoever extracts or hears the text."""
    for group in table.children:
        for row in group.children:
            row.children = sorted(row.children, key=lambda cell: cell.grid_x)


def _with_child(box: Any, index: int, child: Any) -> Any:
    return box.copy_with_children([*box.children[:index], child, *box.children[index + 1 :]])


def _end_with_whole_labels(rows: list[Any], resume_at: Any) -> int:
    """How many of these rows may end the page so that every label on it has room in its cell."""
    end = len(rows)
    broken = _broken_cells(rows[-1], resume_at)
    while end and (short := _row_with_short_cell(rows[:end], broken)) is not None:
        end = short
        while end and rows[end - 1].style["break_after"] == "avoid":
            end -= 1
    return end


def _broken_cells(row: Any, resume_at: Any) -> list[Any]:
    """The cells of the last row on the page whose content goes on on the next one."""
    (row_stack,) = resume_at.values()
    cell_stack = (row_stack or {}).get(row.index) or {}
    return [row.children[index] for index in cell_stack]


def _row_with_short_cell(rows: list[Any], broken: list[Any]) -> int | None:
    bottom = _bottom(rows[-1])
    return next(
        (
            index
            for index, cell in _cut_cells(rows)
            if cell in broken or cell.position_y + _natural_height(cell) > bottom + SLACK
        ),
        None,
    )


def _cut_cells(rows: list[Any]) -> Iterator[tuple[int, Any]]:
    """The merged cells that reach below these rows, with the index of the row they begin in."""
    for index, row in enumerate(rows):
        for cell in row.children:
            if index + cell.rowspan > len(rows) and cell.rowspan > 1:
                yield index, cell


def _natural_height(cell: Any) -> float:
    padding = sum(cell.style[f"padding_{side}"].value for side in ("top", "bottom"))
    height: float = cell.content_height + padding + cell.border_top_width + cell.border_bottom_width
    return height


def _end_before(table: Any, end: int) -> Any:
    """Leave this row and those below it to the next page; returns the place to resume at."""
    group = table.children[-1]
    resume_at = {group.index: {group.children[end].index: None}}
    group.children = group.children[:end]
    return resume_at


def _close(table: Any) -> None:
    """Let the table, and its merged cells with their labels, end with the last row on the page."""
    group = table.children[-1]
    bottom = _bottom(group.children[-1])
    for _, cell in _cut_cells(group.children):
        extra = (bottom - cell.position_y - cell.border_height()) / 2
        cell.padding_top += extra
        cell.padding_bottom += extra
        for line in cell.children:
            line.translate(dy=extra)
    group.height = bottom - group.position_y
    table.height = bottom - table.content_box_y()


def _bottom(row: Any) -> float:
    bottom: float = row.position_y + row.height
    return bottom
