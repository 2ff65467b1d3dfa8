"""绩效目标实现情况 as it is filled in: every printed heading, with or without rows."""

from dataclasses import dataclass

from evalforms.evaluations.models import Evaluation, ObjectiveLine
from evalforms.sheets.labels import CATEGORIES, CATEGORY_GROUPS
from evalforms.sheets.rows import ObjectiveCategory


@dataclass(frozen=True, slots=True)
class EditedCategory:
    """二级指标; a row takes two table rows, the second for 偏差原因."""

    code: str
    name: str
    lines: tuple[ObjectiveLine, ...]

    @property
    def span(self) -> int:
        return 2 * len(self.lines) or 1


@dataclass(frozen=True, slots=True)
class EditedGroup:
    name: str
    categories: tuple[EditedCategory, ...]

    @property
    def span(self) -> int:
        return sum(category.span for category in self.categories)


def objective_table(evaluation: Evaluation) -> list[EditedGroup]:
    lines = list(evaluation.objective_lines.all())
    return [
        EditedGroup(name, tuple(_category(member, lines) for member in members))
        for name, members in CATEGORY_GROUPS.items()
    ]


def _category(member: ObjectiveCategory, lines: list[ObjectiveLine]) -> EditedCategory:
    own = tuple(line for line in lines if line.category == member)
    return EditedCategory(member.value, CATEGORIES[member], own)
