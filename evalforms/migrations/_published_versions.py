"""Triggers by which the database itself refuses to change a published version of rule settings.

A version stands in two tables: its own row, and one row for each rule that differs. Both may be
changed while it is a draft, and the one UPDATE that publishes the draft is the last one.

A later migration that alters one of the tables drops the triggers before and creates them again
after, because SQLite builds an altered table anew.
"""

from collections.abc import Iterator

from django.db import migrations

VERSIONS = "evalforms_rulesettings"
RULES = "evalforms_rulesetting"
REFUSAL = "a published version never changes"


def published_versions() -> migrations.RunPython:
    """The operation of a migration."""
    return migrations.RunPython(
        lambda apps, editor: _execute(editor, create(editor.connection.vendor)),
        lambda apps, editor: _execute(editor, drop(editor.connection.vendor)),
        elidable=False,
    )


def create(vendor: str) -> Iterator[str]:
    return {"sqlite": _sqlite_create, "postgresql": _postgres_create}[vendor]()


def drop(vendor: str) -> Iterator[str]:
    return {"sqlite": _sqlite_drop, "postgresql": _postgres_drop}[vendor]()


def _execute(editor, statements: Iterator[str]) -> None:
    for statement in statements:
        editor.execute(statement, params=None)  # a % in it is the statement's own


# SQLite. REPLACE removes the rows that stand in its way without asking their DELETE triggers,
# unless a connection has asked for that; so the row that comes is looked at, too.

_VERSION_OVERWRITTEN = f"""EXISTS (
    SELECT 1 FROM {VERSIONS} WHERE published_at IS NOT NULL
    AND (id = NEW.id OR (round_id = NEW.round_id AND number = NEW.number))
)"""
_RULE_OVERWRITTEN = f"(SELECT version_id FROM {RULES} WHERE id = NEW.id)"


def _of_published(*versions: str) -> str:
    return f"""EXISTS (
        SELECT 1 FROM {VERSIONS} WHERE published_at IS NOT NULL AND id IN ({", ".join(versions)})
    )"""


SQLITE_REFUSED = {
    (VERSIONS, "INSERT"): _VERSION_OVERWRITTEN,
    (VERSIONS, "UPDATE"): f"OLD.published_at IS NOT NULL OR {_VERSION_OVERWRITTEN}",
    (VERSIONS, "DELETE"): "OLD.published_at IS NOT NULL",
    (RULES, "INSERT"): _of_published("NEW.version_id", _RULE_OVERWRITTEN),
    (RULES, "UPDATE"): _of_published("OLD.version_id", "NEW.version_id", _RULE_OVERWRITTEN),
    (RULES, "DELETE"): _of_published("OLD.version_id"),
}


def _sqlite_create() -> Iterator[str]:
    for (table, event), condition in SQLITE_REFUSED.items():
        yield f"""
            CREATE TRIGGER {table}_published_{event.lower()} BEFORE {event} ON {table}
            WHEN {condition}
            BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """


def _sqlite_drop() -> Iterator[str]:
    for table, event in SQLITE_REFUSED:
        yield f"DROP TRIGGER {table}_published_{event.lower()}"


# PostgreSQL. Whoever changes a rule holds its version until the end of the transaction: otherwise
# a draft could be published by another one after it was looked at.

POSTGRES_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION evalforms_refuse_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE FUNCTION evalforms_rule_of_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[] := '{{}}';
BEGIN
    IF TG_OP <> 'INSERT' THEN touched := touched || OLD.version_id; END IF;
    IF TG_OP <> 'DELETE' THEN touched := touched || NEW.version_id; END IF;
    PERFORM FROM {VERSIONS} WHERE id = ANY (touched) ORDER BY id FOR SHARE;
    IF EXISTS (
        SELECT FROM {VERSIONS} WHERE id = ANY (touched) AND published_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION '{REFUSAL}: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
"""


def _postgres_create() -> Iterator[str]:
    yield POSTGRES_FUNCTIONS
    yield f"""
        CREATE TRIGGER {VERSIONS}_published_change BEFORE UPDATE OR DELETE ON {VERSIONS}
        FOR EACH ROW WHEN (OLD.published_at IS NOT NULL)
        EXECUTE FUNCTION evalforms_refuse_published()
    """
    yield f"""
        CREATE TRIGGER {RULES}_published_change BEFORE INSERT OR UPDATE OR DELETE ON {RULES}
        FOR EACH ROW EXECUTE FUNCTION evalforms_rule_of_draft()
    """
    for table in (VERSIONS, RULES):
        yield f"""
            CREATE TRIGGER {table}_published_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION evalforms_refuse_published()
        """


def _postgres_drop() -> Iterator[str]:
    for table in (VERSIONS, RULES):
        for event in ("change", "truncate"):
            yield f"DROP TRIGGER {table}_published_{event} ON {table}"
    yield "DROP FUNCTION evalforms_rule_of_draft()"
    yield "DROP FUNCTION evalforms_refuse_published()"
