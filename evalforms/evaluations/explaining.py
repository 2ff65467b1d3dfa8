"""The unit's own words about a warning; without them the warning blocks the submission."""

from django.db import transaction
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.checks.finding import Level
from evalforms.evaluations.assessment import assess
from evalforms.evaluations.models import Evaluation, FindingExplanation
from evalforms.evaluations.models.lines import TEXT_LENGTH
from evalforms.evaluations.typed.reading import Refused
from evalforms.evaluations.typed.texts import read_text
from evalforms.evaluations.writing import locked, next_version


@transaction.atomic
def explain_finding(pk: int, *, rule: str, cell: str, text: str, by: User) -> Evaluation:
    """Keep the explanation of an open warning; an empty one takes it back.

    Raises Refused for text that is too long or a finding that is gone, NotEditable.
    """
    evaluation = locked(pk)
    words = read_text(text, limit=TEXT_LENGTH).value.strip()
    known = evaluation.finding_explanations.filter(rule=rule, cell=cell)
    if words == (known.values_list("text", flat=True).first() or ""):
        return evaluation
    if words and not _is_open_warning(evaluation, rule, cell):
        raise Refused("这条提醒已经消失，不再需要说明。")
    now = timezone.now()
    next_version(evaluation, at=now)
    if words:
        FindingExplanation.objects.update_or_create(
            evaluation=evaluation,
            rule=rule,
            cell=cell,
            defaults={"text": words, "written_by": by, "written_at": now},
        )
    else:
        known.delete()
    evaluation.refresh_from_db(fields=["finding_explanations"])
    return evaluation


def _is_open_warning(evaluation: Evaluation, rule: str, cell: str) -> bool:
    return any(
        item.finding.rule == rule and item.cell == cell and item.finding.level == Level.WARNING
        for item in assess(evaluation).findings
    )
