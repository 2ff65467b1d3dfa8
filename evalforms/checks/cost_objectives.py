"""I15: there is a cost objective, and it has an upper limit."""

import re
from collections.abc import Iterator

from evalforms.checks.cost_targets import is_product
from evalforms.checks.objectives import objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.plain import plain
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.quantities import Quantity
from evalforms.sheets.rows import ObjectiveCategory

_LIMITED = re.compile("[≤<=]|不超|不高于|不大于|以内|以下|控制|不突破|不多于")


def _limits(subject: Subject) -> Iterator[Flaw]:
    """Money without ≤; price × count says itself what it may cost."""
    sheet = subject.sheet
    if not isinstance(sheet, ProjectSheet) or not sheet.objectives:
        return
    rows = [item for item in objectives(subject) if item.category is ObjectiveCategory.COST]
    if not rows:
        yield Flaw("objectives", "没有成本指标，请增加成本指标并设定上限（如≤15万元）。")
    for item in rows:
        target = item.row.target
        if not isinstance(item.target, Quantity) or item.target.unit == "%":
            continue
        if not _LIMITED.search(plain(target)) and not is_product(target):
            message = f"{item.place}的目标值{quoted(target)}没有上限，请写成≤{target.strip()}。"
            yield Flaw(item.cell("target"), message)


RULES = (
    Rule("I15", "成本指标缺失或没有上限", PROJECT, "objectives, objectives[n].target", _limits),
)
