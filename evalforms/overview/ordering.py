"""Columns by which the list can be ordered, and the links in its headings."""

from dataclasses import dataclass

from django.db.models import F

from evalforms.evaluations.querysets import EvaluationQuerySet

COLUMNS = {
    "unit": ("单位", "unit__path"),
    "total": ("得分", "total"),
    "due": ("截止", "due_at"),
    "saved": ("最近保存", "saved_at"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """`direction` as aria-sort says it; `toggled` is the order that a click asks for."""

    label: str
    direction: str
    toggled: str


def ordered(evaluations: EvaluationQuerySet, order: str) -> EvaluationQuerySet:
    """`total` rises, `-total` falls; the tree of units where the address says nothing known."""
    name = order.removeprefix("-")
    if name not in COLUMNS:
        return evaluations.order_by("unit__path", "kind", "project__code", "pk")
    column = F(COLUMNS[name][1])
    falling = order.startswith("-")
    by = column.desc(nulls_last=True) if falling else column.asc(nulls_last=True)
    return evaluations.order_by(by, "unit__path", "kind", "project__code", "pk")


def headings(order: str) -> dict[str, Heading]:
    return {name: _heading(name, label, order) for name, (label, _) in COLUMNS.items()}


def _heading(name: str, label: str, order: str) -> Heading:
    if order == name:
        return Heading(label, "ascending", f"-{name}")
    if order == f"-{name}":
        return Heading(label, "descending", name)
    return Heading(label, "", name)
