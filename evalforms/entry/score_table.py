"""评分表 as it is filled in: the framework's tree with the lines of one evaluation."""

from dataclasses import dataclass
from decimal import Decimal

from evalforms.evaluations.current import Current
from evalforms.frameworks.definitions import Dimension, Group, Indicator, ScoreMode


@dataclass(frozen=True, slots=True)
class EditedLine:
    """`has_notes`, `has_reason`: filled in or called for, so that their fields are open at once."""

    indicator: Indicator
    weight: Decimal
    may_redistribute: bool
    has_notes: bool
    has_reason: bool

    @property
    def is_computed(self) -> bool:
        return self.indicator.mode == ScoreMode.COMPUTED

    @property
    def is_advised(self) -> bool:
        return self.indicator.mode == ScoreMode.ADVISED


@dataclass(frozen=True, slots=True)
class EditedScoreGroup:
    name: str
    lines: tuple[EditedLine, ...]

    @property
    def span(self) -> int:
        """On the project form each line has a second row for its notes."""
        return 2 * len(self.lines)


@dataclass(frozen=True, slots=True)
class EditedDimension:
    code: str
    name: str
    reference: Decimal
    groups: tuple[EditedScoreGroup, ...]

    @property
    def span(self) -> int:
        return 1 + sum(group.span for group in self.groups)


def score_table(state: Current) -> list[EditedDimension]:
    return [_dimension(item, state) for item in state.evaluation.definition.dimensions]


def _dimension(dimension: Dimension, state: Current) -> EditedDimension:
    groups = tuple(_group(group, state) for group in dimension.groups)
    return EditedDimension(dimension.code, dimension.name, dimension.weight, groups)


def _group(group: Group, state: Current) -> EditedScoreGroup:
    return EditedScoreGroup(group.name, tuple(_line(item, state) for item in group.indicators))


def _line(indicator: Indicator, state: Current) -> EditedLine:
    typed = next(row for row in state.assessment.sheet.scores if row.indicator == indicator.code)
    scored = state.assessment.scorecard.line(indicator.code)
    has_reason = bool(typed.reason) or (scored.score is not None and scored.score < scored.weight)
    return EditedLine(
        indicator=indicator,
        weight=scored.weight,
        may_redistribute=state.evaluation.definition.may_redistribute(indicator.code),
        has_notes=bool(typed.analysis) or has_reason,
        has_reason=has_reason,
    )
