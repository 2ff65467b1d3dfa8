"""Taking one sheet along its path, step by step, through the same verbs that people use."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from evalforms.accounts.models import Unit, User
from evalforms.checks.finding import Level
from evalforms.demonstration.clock import as_if_at
from evalforms.demonstration.people import Cast
from evalforms.demonstration.progress import corrected, half, whole
from evalforms.evaluations.assessment import assess
from evalforms.evaluations.explaining import explain_finding
from evalforms.evaluations.fill_from_sheet import fill_from_sheet
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.moves import MOVES
from evalforms.rounds.models import Project, Round
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.sheet import Sheet
from evalforms.signing.configured import configured_signer
from evalforms.signing.signer import SealingFailed
from evalforms.workflow.start import start
from evalforms.workflow.verbs import VERBS

_GENERAL_WORDS = "已核对原始资料，填报内容属实，佐证材料留存单位备查。"


@dataclass(frozen=True, slots=True)
class Story:
    """One sheet and what happens to it. `words`: explanations of warnings, by rule and cell."""

    unit: Unit
    project: Project | None
    sheet: Sheet
    path: tuple[str, ...]
    words: dict[str, str]
    reasons: dict[str, str]


def walk(story: Story, round: Round, cast: Cast, *, times: Sequence[datetime]) -> None:
    """One step at each of the times."""
    evaluation = None
    for step, moment in zip(story.path, times, strict=True):
        with as_if_at(moment):
            if evaluation is None:
                evaluation = start(
                    round=round, unit=story.unit, project=story.project, by=cast.filler
                )
            else:
                evaluation = _take(step, evaluation, story, cast)


def _take(step: str, evaluation: Evaluation, story: Story, cast: Cast) -> Evaluation:
    if step in MOVES:
        if step != "seal" or _can_seal():
            _move(step, evaluation, story, cast)
        return evaluation
    sheet = {"fill": whole, "fill_half": half, "correct": corrected}[step](story.sheet)
    filled = fill_from_sheet(evaluation, _not_dated_ahead(sheet), by=cast.filler)
    return filled if step == "fill_half" else _explain_all(filled, story, by=cast.filler)


def _can_seal() -> bool:
    """Without a certificate the demonstration ends with the approval."""
    try:
        configured_signer()
    except SealingFailed:
        return False
    return True


def _not_dated_ahead(sheet: Sheet) -> Sheet:
    """Nobody can date a form later than the day on which it is filled in."""
    today = timezone.localdate()
    if isinstance(sheet, ProjectSheet) and sheet.filled_on and sheet.filled_on > today:
        return replace(sheet, filled_on=today)
    return sheet


def _move(step: str, evaluation: Evaluation, story: Story, cast: Cast) -> None:
    by: User = getattr(cast, MOVES[step].role)
    reason = story.reasons.get(step, "") if MOVES[step].needs_reason else ""
    VERBS[step](evaluation, by=by, version=evaluation.version, reason=reason)


def _explain_all(evaluation: Evaluation, story: Story, *, by: User) -> Evaluation:
    if not evaluation.warning_count:
        return evaluation
    for item in assess(evaluation).findings:
        if item.finding.level != Level.WARNING or item.explanation:
            continue
        rule, cell, about = item.finding.rule, item.cell, item.finding.about
        text = story.words.get(f"{rule} {item.finding.cell}", story.words.get(rule, _GENERAL_WORDS))
        evaluation = explain_finding(
            evaluation.pk, rule=rule, cell=cell, about=about, text=text, by=by
        )
    evaluation.refresh_from_db()
    return evaluation
