"""Putting prepared rules in force: recorded with who and when, lists counted anew."""

from django.db import transaction

from evalforms.accounts.models import User
from evalforms.evaluations.assessment import facts_of, judge, store_counts
from evalforms.evaluations.states import PASSED
from evalforms.rounds.models import Round
from evalforms.rulesets.draft import publish
from evalforms.rulesets.in_force import rules_of
from evalforms.rulesets.live_forms import live_forms, with_content
from evalforms.rulesets.models import RuleSettings


@transaction.atomic
def publish_and_recount(round: Round, *, stamp: str, by: User) -> RuleSettings:
    """What is approved stays as it was approved. Raises NotPublished."""
    version = publish(round, stamp=stamp, by=by)
    rules = rules_of(version)
    for evaluation in with_content(live_forms(round)):
        if evaluation.state not in PASSED:
            store_counts(evaluation, judge(evaluation, facts_of(evaluation), rules))
    return version
