"""The objectives of a project sheet, read: target, result, and how much of it was reached."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from evalforms.checks.subject import Subject
from evalforms.scoring.comparison import share_reached
from evalforms.scoring.direction import less_is_better
from evalforms.scoring.objective_reading import is_filled
from evalforms.scoring.problems import NotComputable
from evalforms.scoring.timeliness import lateness
from evalforms.sheets.labels import CATEGORIES
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.quantities import CellValue, Quantity, read_value
from evalforms.sheets.rows import ObjectiveCategory, ObjectiveRow

BENEFITS = (
    ObjectiveCategory.ECONOMIC_BENEFIT,
    ObjectiveCategory.SOCIAL_BENEFIT,
    ObjectiveCategory.ECOLOGICAL_BENEFIT,
    ObjectiveCategory.SUSTAINABLE_IMPACT,
)
SCORE_OF = {
    ObjectiveCategory.QUANTITY: "actual_completion_rate",
    ObjectiveCategory.QUALITY: "quality_attainment_rate",
    ObjectiveCategory.TIMELINESS: "completion_timeliness_rate",
    ObjectiveCategory.COST: "cost_saving_rate",
    ObjectiveCategory.SATISFACTION: "public_satisfaction",
    **{category: category.value for category in BENEFITS},
}
_NUMBERED = re.compile(r"^指标\s*[0-9一二三四五六七八九十]*\s*[:：、.．]?\s*")


@dataclass(frozen=True, slots=True)
class Objective:
    """One filled row; `cell("actual")` is the path of one of its cells."""

    at: int
    row: ObjectiveRow
    target: CellValue
    actual: CellValue

    def cell(self, column: str) -> str:
        return f"objectives[{self.at}].{column}"

    @property
    def category(self) -> ObjectiveCategory:
        return self.row.category

    @property
    def name(self) -> str:
        """The indicator's name without its number."""
        return bare_name(self.row.name)

    @property
    def place(self) -> str:
        """How messages name the row."""
        name = self.row.name.strip() or self.row.target.strip()
        return f"{CATEGORIES[self.category]}第{self.at + 1}行“{name[:30]}”"

    @property
    def share(self) -> Fraction | None:
        """Result against target, 1 is reached; None where it is no figure or not certain."""
        try:
            return share_reached(self.row)
        except NotComputable:
            return None

    @property
    def less_is_better(self) -> bool:
        if not isinstance(self.target, Quantity):
            return False
        try:
            return less_is_better(self.target, self.row)
        except NotComputable:
            return False

    @property
    def delay(self) -> tuple[int, int] | None:
        """Days after the deadline, at least and at most; None where there is no date."""
        try:
            return lateness(self.row)
        except NotComputable:
            return None

    @property
    def days_late(self) -> int:
        """At least so many days after the deadline; 0 in time or where it is not certain."""
        return max(0, self.delay[0]) if self.delay is not None else 0

    @property
    def is_missed(self) -> bool:
        """Certainly less than the target, or certainly later."""
        return self.days_late > 0 or (self.share is not None and self.share < 1)


def bare_name(name: str) -> str:
    """A name without a leading 指标1:."""
    return _NUMBERED.sub("", name.strip())


def objectives(subject: Subject) -> Iterator[Objective]:
    """Every row in which something is filled in."""
    if isinstance(subject.sheet, ProjectSheet):
        yield from objectives_of(subject.sheet)


@lru_cache(maxsize=256)
def objectives_of(sheet: ProjectSheet) -> tuple[Objective, ...]:
    """The filled rows of a project sheet."""
    return tuple(
        Objective(at, row, read_value(row.target), read_value(row.actual))
        for at, row in enumerate(sheet.objectives)
        if is_filled(row)
    )
