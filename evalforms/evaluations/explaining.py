"""The unit's own words about a warning; without them the warning blocks the submission."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.checks.finding import Level
from evalforms.evaluations.assessment import OpenFinding, assess
from evalforms.evaluations.models import Evaluation, FindingExplanation
from evalforms.evaluations.models.lines import TEXT_LENGTH
from evalforms.evaluations.typed.reading import Refused
from evalforms.evaluations.typed.texts import read_text
from evalforms.evaluations.writing import locked, next_version


@transaction.atomic
def explain_finding(
    pk: int, *, rule: str, cell: str, about: str, text: str, by: User
) -> Evaluation:
    """Keep the explanation of an open warning; an empty one takes it back.

    Raises Refused for text that is too long or a finding that is gone, NotEditable.
    """
    evaluation = locked(pk)
    words = read_text(text, limit=TEXT_LENGTH).value.strip()
    warning = _open_warning(evaluation, rule, cell, about)
    kept = _kept(evaluation, warning, rule=rule, cell=cell, about=about)
    if words == (kept.values_list("text", flat=True).first() or ""):
        return evaluation
    if words and warning is None:
        raise Refused("这条提醒已经消失，不再需要说明。")
    now = timezone.now()
    next_version(evaluation, at=now)
    if words:
        kept.update(about=about)
        FindingExplanation.objects.update_or_create(
            evaluation=evaluation,
            rule=rule,
            cell=cell,
            about=about,
            defaults={"text": words, "written_by": by, "written_at": now},
        )
    else:
        kept.delete()
    evaluation.refresh_from_db(fields=["finding_explanations"])
    return evaluation


def _open_warning(evaluation: Evaluation, rule: str, cell: str, about: str) -> OpenFinding | None:
    for item in assess(evaluation).findings:
        which = (item.finding.rule, item.cell, item.finding.about)
        if which == (rule, cell, about) and item.finding.level == Level.WARNING:
            return item
    return None


def _kept(
    evaluation: Evaluation, warning: OpenFinding | None, *, rule: str, cell: str, about: str
) -> QuerySet[FindingExplanation]:
    """Its own, or the one that counts for it from before findings said what they are about."""
    kept = evaluation.finding_explanations.filter(rule=rule, cell=cell)
    own = kept.filter(about=about)
    is_explained = warning is not None and bool(warning.explanation)
    return kept.filter(about="") if is_explained and not own.exists() else own
