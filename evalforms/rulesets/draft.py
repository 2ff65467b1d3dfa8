"""Preparing the next version of a round's rules, and putting it in force."""

import json

from django.db import transaction
from django.utils import timezone

from evalforms.accounts.models import User
from evalforms.frameworks.check_settings import CheckSettings
from evalforms.rounds.models import Round
from evalforms.rulesets.in_force import RoundRules, rules_in_force, rules_of
from evalforms.rulesets.models import RuleSetting, RuleSettings
from evalforms.rulesets.written import plain_parameters


class NotPublished(Exception):
    """The argument is a full sentence for the person."""


def draft_of(round: Round) -> RuleSettings | None:
    return round.rule_settings.filter(published_at__isnull=True).first()


def prepared_rules(round: Round) -> RoundRules:
    """The draft where there is one, otherwise what is in force."""
    draft = draft_of(round)
    return rules_of(draft) if draft else rules_in_force(round)


@transaction.atomic
def save_draft(round: Round, changes: CheckSettings, *, by: User) -> RuleSettings:
    """Replaces the whole draft; the round is locked, so that two savers make one draft."""
    locked = Round.objects.select_for_update().get(pk=round.pk)
    draft = draft_of(locked) or RuleSettings(round=locked, number=_next_number(locked))
    draft.saved_by, draft.saved_at = by, timezone.now()
    draft.save()
    draft.rules.all().delete()
    RuleSetting.objects.bulk_create(
        RuleSetting(
            version=draft,
            rule=code,
            level=change.level,
            parameters=json.dumps(plain_parameters(change), ensure_ascii=False),
        )
        for code, change in changes.items()
    )
    return draft


@transaction.atomic
def publish(round: Round, *, stamp: str, by: User) -> RuleSettings:
    """From now on every assessment goes by it. `stamp`: of the draft that the person has read.

    Raises NotPublished where that draft is gone or was saved again meanwhile.
    """
    locked = Round.objects.select_for_update().get(pk=round.pk)
    draft = draft_of(locked)
    if draft is None:
        raise NotPublished("没有待发布的草稿，可能已由他人发布或放弃，请查看最新规则。")
    if stamp_of(draft) != stamp:
        raise NotPublished("草稿刚刚被他人修改，没有发布。请核对最新草稿后再发布。")
    draft.published_by, draft.published_at = by, timezone.now()
    draft.save()
    return draft


@transaction.atomic
def discard_draft(round: Round) -> None:
    """The round is locked, so that a draft which is just being published is left alone."""
    locked = Round.objects.select_for_update().get(pk=round.pk)
    locked.rule_settings.filter(published_at__isnull=True).delete()


def stamp_of(draft: RuleSettings) -> str:
    """Changes with every saving."""
    return f"{draft.pk}-{draft.saved_at.isoformat()}"


def _next_number(round: Round) -> int:
    last = round.rule_settings.order_by("-number").first()
    return last.number + 1 if last else 1
