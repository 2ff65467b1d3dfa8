"""What scoring and checks say about an evaluation right now, and keeping it for lists."""

from dataclasses import dataclass

from evalforms.checks.finding import Finding, Level
from evalforms.checks.rules import run_checks
from evalforms.evaluations.addresses import lasting_cell, row_keys
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.sheet import sheet_of
from evalforms.frameworks.definitions import ScoreMode
from evalforms.scoring.scorecard import Scorecard, evaluate
from evalforms.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding as the page needs it: at a lasting cell, with the unit's explanation of it."""

    finding: Finding
    cell: str
    explanation: str

    @property
    def blocks(self) -> bool:
        """An error always, a warning until it is explained."""
        if self.finding.level == Level.WARNING:
            return not self.explanation
        return self.finding.level == Level.ERROR


@dataclass(frozen=True, slots=True)
class Assessment:
    sheet: Sheet
    scorecard: Scorecard
    findings: tuple[OpenFinding, ...]

    @property
    def is_result(self) -> bool:
        """Scores above their weights can add up to more than 100: an error, and no result."""
        return 0 <= self.scorecard.total <= self.scorecard.total_weight <= 100

    def count(self, level: Level) -> int:
        return sum(1 for item in self.findings if item.finding.level == level)

    @property
    def blocking(self) -> tuple[OpenFinding, ...]:
        return tuple(item for item in self.findings if item.blocks)


def assess(evaluation: Evaluation) -> Assessment:
    """Score and check the stored cells; refused entries count as errors of their cells."""
    sheet = sheet_of(evaluation)
    scorecard = evaluate(sheet, evaluation.definition)
    found = run_checks(sheet, evaluation.definition, scorecard)
    keys = row_keys(evaluation)
    texts = {(e.rule, e.cell): e.text for e in evaluation.finding_explanations.all()}
    items = [_open(finding, lasting_cell(finding.cell, keys), texts) for finding in found]
    refused = _refused(evaluation)
    # A refused entry leaves its cell empty; one complaint about it is enough.
    told = {item.cell for item in refused}
    others = (item for item in items if item.cell not in told)
    return Assessment(sheet, scorecard, (*refused, *others))


def store_result(evaluation: Evaluation, assessment: Assessment) -> None:
    """Keep computed scores and result columns; the caller holds transaction and version."""
    card = assessment.scorecard
    for line in card.lines:
        if line.mode == ScoreMode.COMPUTED:
            evaluation.score_lines.filter(indicator=line.indicator).update(score=line.score)
    Evaluation.objects.filter(pk=evaluation.pk).update(
        total=card.total if assessment.is_result else None,
        grade=card.grade if assessment.is_result else "",
        error_count=assessment.count(Level.ERROR),
        warning_count=assessment.count(Level.WARNING),
    )


def _open(finding: Finding, cell: str, texts: dict[tuple[str, str], str]) -> OpenFinding:
    return OpenFinding(finding, cell, texts.get((finding.rule, cell), ""))


def _refused(evaluation: Evaluation) -> list[OpenFinding]:
    entries = [entry for entry in evaluation.cell_entries.all() if entry.is_refused]
    return [
        OpenFinding(Finding("F06", Level.ERROR, entry.cell, entry.message), entry.cell, "")
        for entry in entries
    ]
