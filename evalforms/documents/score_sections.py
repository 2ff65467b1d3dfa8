"""评分表 as the paper prints it: 一级 section rows, merged 二级 cells, one row per 三级."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evalforms.frameworks.definitions import Dimension, FormDefinition, Group
from evalforms.scoring.scorecard import Scorecard, ScoredLine
from evalforms.sheets.rows import ScoreRow
from evalforms.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One 三级 indicator; reference: 参考分值, weight: 设定分值, score: 评价得分, all in points.

    analysis: 计算分析情况, as typed or else the working of the rule; notes: what the project form
    has no column for and prints in a row of its own.
    """

    name: str
    reference: Decimal
    weight: Decimal
    score: Decimal | None
    analysis: str
    notes: str


@dataclass(frozen=True, slots=True)
class PrintedScoreGroup:
    """二级指标; span: table rows it covers on the project form (notes have rows of their own)."""

    name: str
    lines: tuple[PrintedLine, ...]

    @property
    def span(self) -> int:
        return sum(2 if line.notes else 1 for line in self.lines)


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """一级指标 with its subtotals in points; score: None before any line of it has one."""

    name: str
    reference: Decimal
    weight: Decimal
    score: Decimal | None
    groups: tuple[PrintedScoreGroup, ...]

    @property
    def span(self) -> int:
        return 1 + sum(group.span for group in self.groups)


def score_sections(
    sheet: Sheet, definition: FormDefinition, scorecard: Scorecard
) -> tuple[PrintedSection, ...]:
    """Sections in printed order; every indicator of the form has its line, filled or not."""
    lines = dict(_lines(sheet, definition, scorecard))
    return tuple(
        PrintedSection(
            name=dimension.name,
            reference=dimension.weight,
            weight=scorecard.weights[dimension.code],
            score=scorecard.subtotals[dimension.code] if _any_score(dimension, lines) else None,
            groups=tuple(_group(group, lines) for group in dimension.groups),
        )
        for dimension in definition.dimensions
    )


def _any_score(dimension: Dimension, lines: dict[str, PrintedLine]) -> bool:
    return any(lines[indicator.code].score is not None for indicator in dimension.indicators)


def _group(group: Group, lines: dict[str, PrintedLine]) -> PrintedScoreGroup:
    return PrintedScoreGroup(group.name, tuple(lines[item.code] for item in group.indicators))


def _lines(
    sheet: Sheet, definition: FormDefinition, scorecard: Scorecard
) -> Iterator[tuple[str, PrintedLine]]:
    typed = {row.indicator: row for row in sheet.scores}
    for scored in scorecard.lines:
        indicator = definition.indicator(scored.indicator)
        row = typed.get(indicator.code, ScoreRow(indicator.code))
        yield (
            indicator.code,
            PrintedLine(
                name=indicator.name,
                reference=indicator.weight,
                weight=scored.weight,
                score=scored.score,
                analysis=_paragraphs(row.analysis or _working(scored), _deduction(row)),
                notes=_paragraphs(_analysis(row), _deduction(row)),
            ),
        )


def _working(line: ScoredLine) -> str:
    """The working of the rule where it gives the score that is printed beside it."""
    return line.explanation if line.score is not None and line.score == line.advised else ""


def _analysis(row: ScoreRow) -> str:
    return f"计算分析情况：{row.analysis}" if row.analysis else ""


def _deduction(row: ScoreRow) -> str:
    return f"扣分原因：{row.reason}" if row.reason else ""


def _paragraphs(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
