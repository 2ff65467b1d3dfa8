"""SC10: points for the benefits that the objectives name, and for no others."""

from collections.abc import Iterator

from evalforms.checks.objectives import BENEFITS, objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.sheets.labels import CATEGORIES
from evalforms.sheets.project import ProjectSheet


def _matched(subject: Subject) -> Iterator[Flaw]:
    """Rows filled and weight 0, or weight and no row; silent while the table is empty."""
    if not isinstance(subject.sheet, ProjectSheet) or not subject.sheet.objectives:
        return
    filled = {item.category for item in objectives(subject) if item.row.target.strip()}
    for category in BENEFITS:
        line = subject.scorecard.line(category.value)
        name, cell = CATEGORIES[category], f"scores.{category.value}.weight"
        if category in filled and line.weight == 0:
            yield Flaw(cell, f"填有{name}，但评分表该项分值为0，请分配分值或说明。")
        elif category not in filled and line.weight > 0:
            message = f"评分表该项分值为{line.weight}，但没有填写{name}，请补充指标或调整分值。"
            yield Flaw(cell, message)


RULES = (Rule("SC10", "效益指标与分值不匹配", PROJECT, "scores.*.weight", _matched),)
