"""What scoring and checks say about an evaluation right now, and keeping it for lists."""

from dataclasses import dataclass
from typing import Any

from evalforms.checks.context import CheckContext
from evalforms.checks.finding import Finding, Level, once
from evalforms.checks.gravity import gravity
from evalforms.checks.rules import run_checks
from evalforms.evaluations.addresses import lasting_cell, row_keys
from evalforms.evaluations.context import context_of
from evalforms.evaluations.explained import Explanations
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.project_sheets import read_sheets
from evalforms.evaluations.sheet import sheet_of
from evalforms.evaluations.siblings import ReadSheets, Siblings, findings_across, siblings_of
from evalforms.frameworks.definitions import ScoreMode
from evalforms.rulesets.in_force import RoundRules, rules_in_force
from evalforms.scoring.scorecard import Scorecard, ScoredLine, evaluate
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
    """rules_version: version of the round's rule settings, 0 for those of the edition."""

    sheet: Sheet
    scorecard: Scorecard
    findings: tuple[OpenFinding, ...]
    rules_version: int = 0

    @property
    def is_result(self) -> bool:
        """Scores above their weights can add up to more than 100: an error, and no result."""
        return 0 <= self.scorecard.total <= self.scorecard.total_weight <= 100

    def count(self, level: Level) -> int:
        return sum(1 for item in self.findings if item.finding.level == level)

    @property
    def blocking(self) -> tuple[OpenFinding, ...]:
        return tuple(item for item in self.findings if item.blocks)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an evaluation, however strictly it is checked afterwards."""

    sheet: Sheet
    scorecard: Scorecard
    siblings: Siblings
    context: CheckContext


def assess(evaluation: Evaluation, *, read: ReadSheets = read_sheets) -> Assessment:
    """Score and check the stored cells, as strictly as the round has published it.

    `read`: how the sheets of a department's project forms are come by.
    """
    return judge(evaluation, facts_of(evaluation, read=read), rules_in_force(evaluation.round))


def facts_of(evaluation: Evaluation, *, read: ReadSheets = read_sheets) -> Facts:
    sheet, siblings = sheet_of(evaluation), siblings_of(evaluation, read=read)
    scorecard = evaluate(sheet, evaluation.definition)
    return Facts(sheet, scorecard, siblings, context_of(evaluation, siblings))


def judge(evaluation: Evaluation, facts: Facts, rules: RoundRules) -> Assessment:
    """All findings by these rules; refused entries count as errors of their cells."""
    found = _findings(evaluation, facts, rules)
    keys = row_keys(evaluation)
    places = [(finding, lasting_cell(finding.cell, keys)) for finding in found]
    told = Explanations(evaluation.finding_explanations.all(), places)
    items = [OpenFinding(finding, cell, told.of(finding, cell)) for finding, cell in places]
    refused = _refused(evaluation)
    # A refused entry leaves its cell empty; one complaint about it is enough.
    spoilt = {item.cell for item in refused}
    others = [item for item in items if item.cell not in spoilt]
    ordered = sorted([*refused, *others], key=lambda item: gravity(item.finding))
    return Assessment(facts.sheet, facts.scorecard, tuple(ordered), rules.number)


def _findings(evaluation: Evaluation, facts: Facts, rules: RoundRules) -> tuple[Finding, ...]:
    """One cell gets the same complaint of a rule once, whether from its sheet or across sheets."""
    definition = evaluation.definition
    settings = rules.over(definition.checks)
    own = run_checks(
        facts.sheet, definition, facts.scorecard, context=facts.context, settings=settings
    )
    across = findings_across(facts.sheet, facts.siblings, settings)
    return once((*own, *across))


def store_counts(evaluation: Evaluation, assessment: Assessment) -> None:
    """Keep how many findings there are, for lists; says nothing about scores."""
    Evaluation.objects.filter(pk=evaluation.pk).update(**_counts(assessment))


def store_counts_as_read(evaluation: Evaluation, assessment: Assessment) -> None:
    """Without a lock: only where nobody has changed or counted it since it was read."""
    as_read = Evaluation.objects.filter(
        pk=evaluation.pk, version=evaluation.version, counted_by=evaluation.counted_by
    )
    as_read.update(**_counts(assessment))


def store_result(evaluation: Evaluation, assessment: Assessment) -> None:
    """Keep computed scores and result columns; the caller holds transaction and version."""
    for line in _computed(assessment):
        evaluation.score_lines.filter(indicator=line.indicator).update(score=line.score)
    Evaluation.objects.filter(pk=evaluation.pk).update(**_result(assessment))


def is_stored(evaluation: Evaluation, assessment: Assessment) -> bool:
    """Whether the result is what stands already in an evaluation that was read under its lock."""
    columns = _result(assessment)
    scores = {line.indicator: line.score for line in evaluation.score_lines.all()}
    return all(getattr(evaluation, name) == value for name, value in columns.items()) and all(
        scores.get(line.indicator) == line.score for line in _computed(assessment)
    )


def _computed(assessment: Assessment) -> list[ScoredLine]:
    return [line for line in assessment.scorecard.lines if line.mode == ScoreMode.COMPUTED]


def _result(assessment: Assessment) -> dict[str, Any]:
    card = assessment.scorecard
    return {
        "total": card.total if assessment.is_result else None,
        "grade": card.grade if assessment.is_result else "",
        **_counts(assessment),
    }


def _counts(assessment: Assessment) -> dict[str, int]:
    counts = {f"{level}_count": assessment.count(level) for level in Level}
    return {**counts, "counted_by": assessment.rules_version}


def _refused(evaluation: Evaluation) -> list[OpenFinding]:
    entries = [entry for entry in evaluation.cell_entries.all() if entry.is_refused]
    return [
        OpenFinding(Finding("F06", Level.ERROR, entry.cell, entry.message), entry.cell, "")
        for entry in entries
    ]
