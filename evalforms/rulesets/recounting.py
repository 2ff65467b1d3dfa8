"""Findings counted anew for lists after rules were published, a few forms at a time.

Publishing takes a moment; counting takes 13 ms for each form, and over SQLite nobody else could
save meanwhile. So the worker does it afterwards and reckons without a lock: a form is written where
it is still as it was read, otherwise its turn comes again. What a worker that dies leaves behind is
found by the next one, because each form says by which version it was counted.
"""

import logging

from django.db import OperationalError, transaction
from django.db.models import QuerySet

from evalforms.evaluations.assessment import Assessment, facts_of, judge, store_counts_as_read
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import PASSED
from evalforms.rounds.models import Round
from evalforms.rulesets.in_force import RoundRules, rules_of
from evalforms.rulesets.live_forms import live_forms, with_content
from evalforms.rulesets.models import RuleSettings

FORMS_AT_ONCE = 10

log = logging.getLogger(__name__)


def recount_some() -> bool:
    """Count the next few forms by the rules in force. False where every form is."""
    for version in _versions_in_force():
        forms = with_content(_counted_otherwise(version)[:FORMS_AT_ONCE])
        if forms:
            _recount(forms, rules_of(version))
            return True
    return False


def waiting_forms(round: Round) -> int:
    """How many forms of a round the lists still show as they were counted before."""
    versions = [version for version in _versions_in_force() if version.round_id == round.pk]
    return sum(_counted_otherwise(version).count() for version in versions)


def _versions_in_force() -> list[RuleSettings]:
    """The last one of every round that has any."""
    published = RuleSettings.objects.filter(published_at__isnull=False).select_related("round")
    return list({version.round_id: version for version in published.order_by("number")}.values())


def _counted_otherwise(version: RuleSettings) -> QuerySet[Evaluation]:
    """What is approved stays as it was approved."""
    forms = live_forms(version.round).exclude(state__in=PASSED)
    return forms.exclude(counted_by=version.number).order_by("pk")


def _recount(forms: list[Evaluation], rules: RoundRules) -> None:
    """Reckoned one by one, then written together: SQLite waits for the disk at every commit."""
    judged = [(form, _judged(form, rules)) for form in forms]
    with transaction.atomic():
        free = _not_in_hand(forms)
        for form, assessment in judged:
            if form.pk not in free:
                continue
            if assessment is None:
                Evaluation.objects.filter(pk=form.pk).update(counted_by=rules.number)
            else:
                store_counts_as_read(form, assessment)


def _not_in_hand(forms: list[Evaluation]) -> set[int]:
    """Held until they are written. A step of a form writes several rows too: never wait for it."""
    rows = Evaluation.objects.filter(pk__in=[form.pk for form in forms]).order_by()
    held = rows.select_for_update(of=("self",), skip_locked=True, no_key=True)
    return set(held.values_list("pk", flat=True))


def _judged(form: Evaluation, rules: RoundRules) -> Assessment | None:
    """None where it cannot be counted: that must not hold up the others for ever."""
    try:
        return judge(form, facts_of(form), rules)
    except OperationalError:
        raise  # the database is away: all of them wait
    except Exception:
        log.exception("form %s could not be counted", form.pk)
        return None
