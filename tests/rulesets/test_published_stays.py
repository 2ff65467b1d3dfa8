"""A published version cannot be changed behind the product's back; a draft can."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from evalforms.rulesets.draft import draft_of, publish, save_draft, stamp_of
from evalforms.rulesets.in_force import rules_in_force, rules_of
from evalforms.rulesets.models import RuleSetting, RuleSettings
from tests import append_only, make

pytestmark = pytest.mark.django_db

VERSIONS, RULES = RuleSettings._meta.db_table, RuleSetting._meta.db_table
REFUSED = "a published version never changes"
COLUMNS = "round_id, number, saved_by_id, saved_at"


@pytest.fixture
def published(open_round):
    return make.rule_settings(open_round, published=True, F10="hint")


@pytest.fixture
def draft(open_round, published):
    return make.rule_settings(open_round, F15="off")


def contents() -> list[list[tuple]]:
    tables = (RuleSettings, RuleSetting)
    return [list(table.objects.order_by("pk").values_list()) for table in tables]


def refused(statement: str) -> None:
    before = contents()
    connection.check_constraints()  # PostgreSQL postpones foreign keys, and empties nothing before
    with pytest.raises(DatabaseError, match=REFUSED):
        done(statement)
    assert contents() == before


def done(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "change",
    ["number = 9", "saved_at = published_at", "published_at = NULL, published_by_id = NULL"],
)
def test_a_published_version_cannot_be_updated(published, change):
    refused(f"UPDATE {VERSIONS} SET {change}")


def test_a_published_version_cannot_be_deleted(open_round, published):
    refused(f"DELETE FROM {VERSIONS}")
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        open_round.rule_settings.all().delete()
    assert rules_in_force(open_round).number == 1


def test_a_rule_of_a_published_version_cannot_be_touched(published):
    rule = published.rules.get()
    refused(f"UPDATE {RULES} SET level = 'off' WHERE id = {rule.pk}")
    refused(f"DELETE FROM {RULES} WHERE id = {rule.pk}")


def test_no_rule_comes_to_a_published_version(published, draft):
    """Neither a new one nor one of a draft; and none is taken away to a draft."""
    columns = "version_id, rule, level, parameters"
    refused(f"INSERT INTO {RULES} ({columns}) VALUES ({published.pk}, 'F15', 'off', '{{}}')")
    refused(f"UPDATE {RULES} SET version_id = {published.pk} WHERE version_id = {draft.pk}")
    refused(f"UPDATE {RULES} SET version_id = {draft.pk} WHERE version_id = {published.pk}")


def test_inserting_again_overwrites_nothing(published, draft):
    """Not by key, not by number, and not by a draft's row that takes the place."""
    overwrite = {"sqlite": replace_on_sqlite, "postgresql": update_on_conflict_on_postgresql}
    overwrite[connection.vendor](published, draft)


def replace_on_sqlite(published, draft) -> None:
    """As any program does that opens the file and asks for no recursive triggers."""
    rule, other = published.rules.get(), draft.rules.get()
    kept = f"SELECT {published.pk}, {COLUMNS} FROM {VERSIONS} WHERE id = {draft.pk}"
    moved = f"SELECT {rule.pk}, {draft.pk}, 'M01', 'off', '{{}}'"
    connection.cursor().execute("PRAGMA recursive_triggers = OFF")
    try:
        refused(f"INSERT OR REPLACE INTO {VERSIONS} (id, {COLUMNS}) {kept}")
        refused(
            f"INSERT OR REPLACE INTO {VERSIONS} ({COLUMNS}) "
            f"SELECT round_id, 1, saved_by_id, saved_at FROM {VERSIONS} WHERE id = {draft.pk}"
        )
        refused(f"UPDATE OR REPLACE {VERSIONS} SET number = 1 WHERE id = {draft.pk}")
        refused(f"INSERT OR REPLACE INTO {RULES} (id, version_id, rule, level, parameters) {moved}")
        refused(f"UPDATE OR REPLACE {RULES} SET id = {rule.pk} WHERE id = {other.pk}")
    finally:
        connection.cursor().execute("PRAGMA recursive_triggers = ON")


def update_on_conflict_on_postgresql(published, draft) -> None:
    rule = published.rules.get()
    refused(
        f"INSERT INTO {VERSIONS} (id, {COLUMNS}) SELECT id, {COLUMNS} FROM {VERSIONS} "
        f"WHERE id = {published.pk} ON CONFLICT (id) DO UPDATE SET number = 9"
    )
    refused(
        f"INSERT INTO {RULES} (id, version_id, rule, level, parameters) "
        f"VALUES ({rule.pk}, {draft.pk}, 'M01', 'off', '{{}}') "
        f"ON CONFLICT (id) DO UPDATE SET level = 'off'"
    )


@pytest.mark.parametrize("table", [VERSIONS, RULES])
def test_tables_cannot_be_emptied_at_once(published, table):
    whole = {"sqlite": f"DELETE FROM {table} WHERE 1", "postgresql": f"TRUNCATE {table} CASCADE"}
    refused(whole[connection.vendor])


def test_a_draft_is_written_anew_published_and_only_then_kept(open_round, published, administrator):
    strict = rules_of(published).changes
    draft = save_draft(open_round, strict, by=administrator)
    draft = save_draft(open_round, strict, by=administrator)
    assert draft_of(open_round) == draft
    publish(open_round, stamp=stamp_of(draft), by=administrator)
    assert rules_in_force(open_round).number == 2
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        draft.rules.update(level="off")


def test_a_draft_can_be_changed_and_discarded(open_round, published, draft):
    draft.rules.update(level="error")
    draft.saved_at = timezone.now()
    draft.save()
    draft.delete()
    assert [version.number for version in open_round.rule_settings.all()] == [1]


def test_without_the_triggers_all_of_this_would_work(published):
    """What the tests above prove is the triggers' doing."""
    connection.check_constraints()
    with append_only.lifted():
        assert published.rules.update(level="off") == 1
        assert RuleSettings.objects.update(number=9) == 1
