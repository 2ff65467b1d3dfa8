"""What has changed since a paper was printed, in the words of the form."""

from dataclasses import dataclass
from typing import Any

from evalforms.frameworks.definitions import FormDefinition
from evalforms.sheets.difference import Change, differences
from evalforms.sheets.labels import CELLS
from evalforms.sheets.sheet import Sheet

# Signing off dates the signature; that changes nothing of what was printed and stamped.
NOT_CONTENT = ("signed_on",)
COLUMNS = {
    "category": "二级指标",
    "target": "目标值",
    "actual": "实际完成指标值",
    "progress": "完成进度",
    "reason": "原因",
    "title": "职称/职务",
    "section": "科室",
    "phone": "联系电话",
    "weight": "设定分值",
    "score": "评价得分",
    "analysis": "计算分析情况",
}
ROWS = {"objectives": "绩效目标", "evaluators": "评价人员"}
NAMES = {"objectives": "三级指标", "evaluators": "姓名"}
LONGEST = 60  # characters shown of a long text


@dataclass(frozen=True, slots=True)
class ChangedCell:
    label: str
    printed: str
    now: str


def changed_cells(printed: Sheet, now: Sheet, definition: FormDefinition) -> list[ChangedCell]:
    return [
        ChangedCell(_label(item.cell, now, definition), _shown(item.before), _shown(item.after))
        for item in differences(printed, now)
        if item.cell not in NOT_CONTENT and not _reads_the_same(item)
    ]


def _reads_the_same(change: Change) -> bool:
    """Nothing typed is empty, whether kept as nothing or as no text."""
    return _shown(change.before) == _shown(change.after)


def _label(cell: str, sheet: Sheet, definition: FormDefinition) -> str:
    fixed = CELLS[sheet.form].get(cell)
    if fixed:
        return fixed
    row, _, column = cell.rpartition(".")
    if row.startswith("scores."):
        return f"{definition.indicator(row.removeprefix('scores.')).name} {COLUMNS[column]}"
    table, _, number = row.rstrip("]").partition("[")
    heading = NAMES[table] if column == "name" else COLUMNS[column]
    return f"{ROWS[table]}第{int(number) + 1}行 {heading}"


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "（空）"
    text = str(getattr(value, "value", value))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
