"""M17: price × count of the cost objectives adds up to the budget."""

import re
from collections.abc import Iterator
from fractions import Fraction

from evalforms.checks.money import budget_of
from evalforms.checks.objectives import Objective, objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.plain import plain
from evalforms.scoring.wording import money
from evalforms.sheets.quantities import Quantity
from evalforms.sheets.rows import ObjectiveCategory

_PRODUCT = re.compile(r"/[^*×xX]*[*×xX]\s*\d", re.ASCII)
_MONEY = ("", "元")


def _products(subject: Subject) -> Iterator[Flaw]:
    """Only where at least one target is such a product and all targets are money."""
    rows = [item for item in objectives(subject) if item.category is ObjectiveCategory.COST]
    budget = budget_of(subject)
    if budget is None or not any(is_product(item.row.target) for item in rows):
        return
    parts = [_wan(item) for item in rows]
    if any(part is None for part in parts):
        return
    total = sum((part for part in parts if part is not None), Fraction(0))
    if total != Fraction(budget):
        figures = " + ".join(money(part) for part in parts if part is not None)
        message = (
            f"成本目标合计 {figures} = {money(total)} 万元，与预算资金 {budget} 万元相差 "
            f"{money(Fraction(budget) - total)} 万元，请补齐成本指标或说明。"
        )
        first = next(item for item in rows if is_product(item.row.target))
        yield Flaw(first.cell("target"), message)


def is_product(target: str) -> bool:
    """50万/户*3."""
    return bool(_PRODUCT.search(plain(target)))


def _wan(item: Objective) -> Fraction | None:
    """The target in 万元, None where it is no money."""
    if not isinstance(item.target, Quantity):
        return None
    value, unit = item.target.in_base_unit()
    return value / 10000 if unit in _MONEY else None


RULES = (Rule("M17", "成本目标合计与预算不一致", PROJECT, "objectives[n].target", _products),)
