"""Real transactions: a rule that somebody else saves while the draft is being published."""

from concurrent.futures import Future, ThreadPoolExecutor, wait

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from evalforms.rulesets.models import RuleSetting, RuleSettings
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_rule_that_comes_too_late_is_refused() -> None:
    draft = make.rule_settings(make.round(), F10="hint")
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            published(draft)
            late = pool.submit(added, draft.pk, "F15")
            assert_waits(late)
        with pytest.raises(DatabaseError, match="a published version never changes"):
            late.result()
    assert [rule.rule for rule in draft.rules.all()] == ["F10"]


def test_publishing_waits_for_a_rule_that_came_first() -> None:
    draft = make.rule_settings(make.round(), F10="hint")
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            draft.rules.create(rule="F15", level="off")
            late = pool.submit(published, draft)
            assert_waits(late)
        late.result()
    assert RuleSettings.objects.get(pk=draft.pk).published_at is not None
    assert draft.rules.count() == 2


def assert_waits(late: Future) -> None:
    assert not wait([late], timeout=0.5).done


def published(draft: RuleSettings) -> None:
    RuleSettings.objects.filter(pk=draft.pk).update(
        published_by=draft.saved_by, published_at=timezone.now()
    )
    if not connection.in_atomic_block:
        connection.close()


def added(version: int, rule: str) -> None:
    try:
        RuleSetting.objects.create(version_id=version, rule=rule, level="off")
    finally:
        connection.close()
