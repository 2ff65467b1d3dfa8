"""A block for a list that people lengthen: 绩效目标 with their headings, or 评价人员."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evalforms.entry.pasting.block import Block
from evalforms.entry.pasting.columns import headed
from evalforms.entry.pasting.placement import Placement
from evalforms.entry.pasting.wording import plain
from evalforms.evaluations.models.lines import new_row_key
from evalforms.evaluations.rows import LONGEST_LIST, Place
from evalforms.sheets.labels import CATEGORIES, CATEGORY_GROUPS, EVALUATOR_COLUMNS
from evalforms.sheets.labels import OBJECTIVE_COLUMNS as _OBJECTIVE_COLUMNS

_PRINTED = {
    "objectives": ("name", "target", "actual", "progress", "reason"),
    "evaluators": ("name", "title", "section", "phone"),
}
_TITLES: dict[str, dict[str, str]] = {
    "objectives": {
        "绩效指标三级": "name",
        "绩效指标": "name",
        "指标名称": "name",
        "实际完成值": "actual",
        "实际值": "actual",
        "偏差原因": "reason",
        **{plain(title): column for column, title in _OBJECTIVE_COLUMNS.items()},
    },
    "evaluators": {
        "职称": "title",
        "职务": "title",
        "电话": "phone",
        **{plain(title): column for column, title in EVALUATOR_COLUMNS.items()},
    },
}
_CATEGORIES = {plain(label): category.value for category, label in CATEGORIES.items()}
_GROUPS = frozenset(plain(name) for name in CATEGORY_GROUPS)
_FULL = f"最多 {LONGEST_LIST} 行"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list as it stands, in printed order; people have no category."""

    key: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the block: its texts by column, and its heading where the block tells it."""

    texts: Mapping[str, str]
    category: str

    @property
    def is_blank(self) -> bool:
        return not any(text.strip() for text in self.texts.values())


def place_in_list(
    block: Block, rows: Sequence[Row], *, at: str, adds_rows: bool | None = None
) -> Placement:
    """`adds_rows`: below the last row of this heading rather than into the next heading's rows.

    None lets the block decide: new indicators are added, figures alone go on below.
    """
    group, key, column = at.split(".")
    columns, body = headed(block, _TITLES[group])
    heading = _category_column(body) if group == "objectives" else None
    anchored = _anchored(_PRINTED[group], column, heading)
    columns = _behind(heading, columns) if columns else anchored
    lines = list(_lines(body, columns, heading))
    if heading is None and group == "objectives":
        return _placed_below(lines, rows, group=group, key=key, adds_rows=adds_rows)
    return _placed(lines, rows, group=group, key=key)


def _category_column(body: Block) -> int | None:
    for column in range(len(body[0]) if body else 0):
        texts = {plain(row[column]) for row in body} - {""}
        if texts & set(_CATEGORIES) and texts <= set(_CATEGORIES) | _GROUPS:
            return column
    return None


def _behind(heading: int | None, columns: Mapping[int, str]) -> dict[int, str]:
    """二级 and 三级 are both titled 绩效指标: the name is what stands behind the heading."""
    if heading is None:
        return {number: name for number, name in columns.items() if name != "category"}
    kept = {number: name for number, name in columns.items() if number > heading}
    return kept if "name" in kept.values() else {heading + 1: "name", **kept}


def _anchored(printed: Sequence[str], column: str, heading: int | None) -> dict[int, str]:
    """To the right of the headings stands the name; without them, the cell pasted into."""
    first = 0 if heading is None else heading + 1
    names = printed if heading is not None else printed[printed.index(column) :]
    return {first + number: name for number, name in enumerate(names)}


def _lines(body: Block, columns: Mapping[int, str], heading: int | None) -> Iterator[_Line]:
    category = ""
    for row in body:
        if heading is not None:
            category = _CATEGORIES.get(plain(row[heading]), category)
        texts = {name: row[number] for number, name in columns.items() if number < len(row)}
        yield _Line(texts, category)


def _placed_below(
    lines: list[_Line], rows: Sequence[Row], *, group: str, key: str, adds_rows: bool | None
) -> Placement:
    start = next(number for number, row in enumerate(rows) if row.key == key)
    category = rows[start].category
    own = [row for row in rows[start:] if row.category == category]
    may_choose = len(lines) > len(own) and len(rows) > start + len(own)
    if adds_rows is None:
        adds_rows = any("name" in line.texts for line in lines)
    free = own if adds_rows else list(rows[start:])
    placement = Placement(may_choose=may_choose, adds_rows=adds_rows)
    _fill(placement, lines, free, group=group, count=len(rows))
    return placement


def _placed(lines: list[_Line], rows: Sequence[Row], *, group: str, key: str) -> Placement:
    """By heading, each from its first row on; people from the row that was pasted into."""
    placement = Placement()
    if group == "evaluators":
        start = next(number for number, row in enumerate(rows) if row.key == key)
        _fill(placement, lines, list(rows[start:]), group=group, count=len(rows))
        return placement
    for line in lines:
        if not line.category:
            for text in line.texts.values():
                placement.leave_out(text, "不知道属于哪个二级指标")
    for category in _CATEGORIES.values():
        own = [row for row in rows if row.category == category]
        theirs = [line for line in lines if line.category == category]
        count = len(rows) + len(placement.new_rows)
        _fill(placement, theirs, own or [Row("", category)], group=group, count=count)
    return placement


def _fill(
    placement: Placement, lines: list[_Line], free: list[Row], *, group: str, count: int
) -> None:
    """Rows one after the other, then new ones behind the last; `count`: rows of the whole list."""
    waiting = iter([row for row in free if row.key])
    last = free[-1]
    room = LONGEST_LIST - count
    for line in lines:
        row = next(waiting, None)
        if row is None and line.is_blank:
            continue
        if row is None and room <= 0:
            for text in line.texts.values():
                placement.leave_out(text, _FULL)
            continue
        if row is None:
            row = Row(new_row_key(), last.category)
            placement.new_rows.append(Place(group, row.key, last.key, row.category))
            last = row
            room -= 1
        for column, text in line.texts.items():
            placement.put(f"{group}.{row.key}.{column}", text)
