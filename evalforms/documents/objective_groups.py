"""绩效目标实现情况 as the paper prints it: 一级 and 二级 headings over their 三级 rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from evalforms.sheets.labels import CATEGORIES, CATEGORY_GROUPS
from evalforms.sheets.rows import ObjectiveCategory, ObjectiveRow


@dataclass(frozen=True, slots=True)
class PrintedCategory:
    """二级指标 with its rows; span: table rows it covers (a reason has a row of its own)."""

    name: str
    rows: tuple[ObjectiveRow, ...]

    @property
    def span(self) -> int:
        return sum(2 if row.reason else 1 for row in self.rows)


@dataclass(frozen=True, slots=True)
class PrintedGroup:
    """一级指标 with its categories; span: table rows it covers."""

    name: str
    categories: tuple[PrintedCategory, ...]

    @property
    def span(self) -> int:
        return sum(category.span for category in self.categories)


def objective_groups(objectives: Iterable[ObjectiveRow]) -> tuple[PrintedGroup, ...]:
    """Headings in printed order; those without a row, and rows without a word, are left out."""
    filled = [row for row in objectives if _is_filled(row)]
    groups = (
        PrintedGroup(name, _categories(filled, members))
        for name, members in CATEGORY_GROUPS.items()
    )
    return tuple(group for group in groups if group.categories)


def _categories(
    rows: list[ObjectiveRow], members: tuple[ObjectiveCategory, ...]
) -> tuple[PrintedCategory, ...]:
    categories = (
        PrintedCategory(CATEGORIES[member], tuple(row for row in rows if row.category == member))
        for member in members
    )
    return tuple(category for category in categories if category.rows)


def _is_filled(row: ObjectiveRow) -> bool:
    return any(
        text.strip() for text in (row.name, row.target, row.actual, row.progress, row.reason)
    )
