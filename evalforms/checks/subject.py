"""What every check looks at: the sheet, its definition and its scores."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evalforms.frameworks.definitions import FormDefinition, Indicator
from evalforms.scoring.rounding import exact_sum
from evalforms.scoring.scorecard import Scorecard, ScoredLine
from evalforms.sheets.labels import CELLS
from evalforms.sheets.rows import ScoreRow
from evalforms.sheets.sheet import Sheet, cell_value


@dataclass(frozen=True, slots=True)
class Subject:
    """One sheet under examination."""

    sheet: Sheet
    definition: FormDefinition
    scorecard: Scorecard

    def label(self, cell: str) -> str:
        """Official wording of a fixed cell."""
        return CELLS[self.sheet.form][cell]

    def typed_rows(self) -> dict[str, ScoreRow]:
        """The score rows as typed, by indicator code."""
        return {row.indicator: row for row in self.sheet.scores}

    def scored(self) -> Iterator[tuple[Indicator, ScoredLine]]:
        """Every indicator with its scored line, in printed order."""
        return zip(self.definition.indicators, self.scorecard.lines, strict=True)

    def sum_of(self, *cells: str) -> Decimal | None:
        """Exact sum of the filled cells, None where none is filled in."""
        values = [cell_value(self.sheet, cell) for cell in cells]
        filled = [value for value in values if value is not None]
        return exact_sum(filled) if filled else None


def named(indicator: Indicator) -> str:
    """An indicator as messages name it."""
    return f"评分表“{indicator.name}”"
