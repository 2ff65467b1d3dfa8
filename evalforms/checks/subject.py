"""What every check looks at: the sheet, its definition, its scores, settings and context."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from evalforms.checks.context import NOTHING_KNOWN, CheckContext
from evalforms.frameworks.check_settings import CheckSettings
from evalforms.frameworks.definitions import FormDefinition, Indicator
from evalforms.scoring.rounding import exact_sum
from evalforms.scoring.scorecard import Scorecard, ScoredLine
from evalforms.sheets.labels import CELLS
from evalforms.sheets.rows import ScoreRow
from evalforms.sheets.sheet import Sheet, cell_value, fixed_cells

NARRATIVES = "narratives."


@dataclass(frozen=True, slots=True)
class Subject:
    """One sheet under examination."""

    sheet: Sheet
    definition: FormDefinition
    scorecard: Scorecard
    settings: CheckSettings
    context: CheckContext = field(default=NOTHING_KNOWN)

    def figure(self, rule: str, name: str) -> Decimal:
        """A parameter that is a figure. Raises KeyError where the settings have none."""
        value = self.settings[rule].parameters[name]
        if not isinstance(value, Decimal):
            raise KeyError(f"{rule}.{name} is not a figure")
        return value

    def words(self, rule: str, name: str) -> tuple[str, ...]:
        """A parameter that is a list of words. Raises KeyError where the settings have none."""
        value = self.settings[rule].parameters[name]
        if not isinstance(value, tuple):
            raise KeyError(f"{rule}.{name} is not a list of words")
        return value

    def table(self, rule: str, name: str) -> Mapping[str, str]:
        """A parameter that is a table of words. Raises KeyError where the settings have none."""
        value = self.settings[rule].parameters[name]
        if isinstance(value, tuple | Decimal):
            raise KeyError(f"{rule}.{name} is not a table of words")
        return value

    def label(self, cell: str) -> str:
        """Official wording of a fixed cell."""
        return CELLS[self.sheet.form][cell]

    def named(self, indicator: Indicator) -> str:
        """An indicator as messages name it; with its 二级指标 where two have the same name."""
        groups = [group for dimension in self.definition.dimensions for group in dimension.groups]
        homes = [
            group for group in groups if any(i.name == indicator.name for i in group.indicators)
        ]
        own = next(group.name for group in homes if indicator in group.indicators)
        return (
            f"评分表“{own}”的“{indicator.name}”" if len(homes) > 1 else f"评分表“{indicator.name}”"
        )

    def narratives(self) -> tuple[tuple[str, str], ...]:
        """Cell and text of every filled text row, in printed order."""
        cells = (cell for cell in fixed_cells(self.sheet.form) if cell.startswith(NARRATIVES))
        pairs = ((cell, cell_value(self.sheet, cell)) for cell in cells)
        return tuple((cell, text) for cell, text in pairs if text.strip())

    def told(self) -> tuple[str, ...]:
        """Every free text in which a reason can stand: text rows and reasons of objectives."""
        rows = getattr(self.sheet, "objectives", ())
        reasons = (row.reason for row in rows if row.reason.strip())
        return (*(text for _, text in self.narratives()), *reasons)

    def typed_rows(self) -> dict[str, ScoreRow]:
        """The score rows as typed, by indicator code."""
        return {row.indicator: row for row in self.sheet.scores}

    def deduction_reason(self, code: str) -> str:
        """扣分原因 of an indicator, empty where none is typed."""
        row = self.typed_rows().get(code)
        return "" if row is None else row.reason.strip()

    def scored(self) -> Iterator[tuple[Indicator, ScoredLine]]:
        """Every indicator with its scored line, in printed order."""
        return zip(self.definition.indicators, self.scorecard.lines, strict=True)

    def is_full(self, code: str) -> bool:
        """Whether an indicator counts and has full points."""
        line = self.scorecard.line(code)
        return line.weight > 0 and line.score is not None and line.score >= line.weight

    def sum_of(self, *cells: str) -> Decimal | None:
        """Exact sum of the filled cells, None where none is filled in."""
        values = [cell_value(self.sheet, cell) for cell in cells]
        filled = [value for value in values if value is not None]
        return exact_sum(filled) if filled else None


def quoted(text: str, limit: int = 24) -> str:
    """A piece of a text, on one line, short enough for a message."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= limit else line[:limit] + '…'}”"
