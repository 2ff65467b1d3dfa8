"""A block for the 评分表: by the indicators' names, or line by line from the cell pasted into."""

from decimal import Decimal

from evalforms.entry.pasting.block import Block
from evalforms.entry.pasting.by_label import found_labels
from evalforms.entry.pasting.columns import headed
from evalforms.entry.pasting.grid import Named
from evalforms.entry.pasting.placement import Placement
from evalforms.entry.pasting.wording import plain
from evalforms.evaluations.typed.figures import read_points
from evalforms.evaluations.typed.reading import Refused
from evalforms.frameworks.definitions import FormDefinition, ScoreMode

# Columns in printed order; "" is printed and not typed.
_PRINTED = {
    "project": ("weight", "score", "analysis", "reason"),
    "department": ("", "weight", "analysis", "score", "reason"),
}
_TITLES = {
    "project": {"指标分值": "weight"},
    "department": {"参考分值": "", "指标分值": "weight"},
}
_COMMON_TITLES = {
    "设定分值": "weight",
    "评价得分": "score",
    "得分": "score",
    "计算分析情况": "analysis",
    "扣分原因": "reason",
}
# Columns to the right of an indicator on the paper; the rest is folded away.
_PRINTED_WIDTH = {"project": 2, "department": 4}
_COMPUTED = "评价得分由系统计算，不粘贴"
_PRESCRIBED = "设定分值由指标框架规定，不粘贴"


def place_scores(block: Block, *, definition: FormDefinition, at: str) -> Placement:
    _, line, column = at.split(".")
    titles = {**_TITLES[definition.form], **_COMMON_TITLES}
    columns, body = headed(block, titles)
    lines = [indicator.code for indicator in definition.indicators]
    found = found_labels(body, _named(definition), at=f"scores.{line}")
    placement = Placement()
    if found:
        for address, row, label in found:
            own = columns or _following(definition.form, label, body, column)
            _put(placement, definition, address.removeprefix("scores."), own, body[row])
        return placement
    own = columns or _from(definition.form, column, 0)
    for number, texts in enumerate(body, lines.index(line)):
        if number < len(lines):
            _put(placement, definition, lines[number], own, texts)
        else:
            for text in texts:
                placement.leave_out(text, "超出表格范围")
    return placement


def _named(definition: FormDefinition) -> tuple[Named, ...]:
    return tuple(
        Named(f"scores.{indicator.code}", frozenset({plain(indicator.name)}))
        for indicator in definition.indicators
    )


def _following(form: str, label: int, body: Block, column: str) -> dict[int, str]:
    """Columns to the right of the indicator: all that are printed, else from the cell's own."""
    width = len(body[0]) - label - 1
    if width >= _PRINTED_WIDTH[form]:
        return {label + 1 + number: name for number, name in enumerate(_PRINTED[form])}
    return _from(form, column, label + 1)


def _from(form: str, column: str, first: int) -> dict[int, str]:
    printed = _PRINTED[form]
    return {first + number: name for number, name in enumerate(printed[printed.index(column) :])}


def _put(
    placement: Placement,
    definition: FormDefinition,
    line: str,
    columns: dict[int, str],
    texts: tuple[str, ...],
) -> None:
    for number, column in columns.items():
        if column and number < len(texts):
            _put_one(placement, definition, line, column, texts[number])


def _put_one(
    placement: Placement, definition: FormDefinition, line: str, column: str, text: str
) -> None:
    indicator = definition.indicator(line)
    if column == "score" and indicator.mode == ScoreMode.COMPUTED:
        placement.leave_out(text, f"“{indicator.name}”{_COMPUTED}")
    elif column == "weight" and not definition.may_redistribute(line):
        if not _says(text, indicator.weight):
            placement.leave_out(text, f"“{indicator.name}”{_PRESCRIBED}")
    else:
        placement.put(f"scores.{line}.{column}", text)


def _says(text: str, weight: Decimal) -> bool:
    try:
        return bool(read_points(text).value == weight)
    except Refused:
        return False
