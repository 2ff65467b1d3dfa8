"""Audit events and snapshots are only ever added: the database itself refuses anything else."""

from django.db import migrations

# A row may not be overwritten by inserting it again, so what identifies one is listed here.
TABLES = {
    "evalforms_auditevent": ("evaluation_id", "sequence"),
    "evalforms_snapshot": ("evaluation_id", "version", "occasion"),
}

POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION evalforms_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""


def create_triggers(apps, schema_editor):
    statements = CREATE[schema_editor.connection.vendor]
    for statement in statements():
        schema_editor.execute(statement, params=None)  # a % in it is the statement's own


def drop_triggers(apps, schema_editor):
    statements = DROP[schema_editor.connection.vendor]
    for statement in statements():
        schema_editor.execute(statement, params=None)  # a % in it is the statement's own


def _sqlite_create():
    for table, key in TABLES.items():
        for event in ("UPDATE", "DELETE"):
            yield f"""
                CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
            """
        same = " AND ".join(f"{column} = NEW.{column}" for column in key)
        yield f"""
            CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
            WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR ({same}))
            BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
        """


def _sqlite_drop():
    for table in TABLES:
        for event in ("update", "delete", "replace"):
            yield f"DROP TRIGGER {table}_no_{event}"


def _postgres_create():
    yield POSTGRES_FUNCTION
    for table in TABLES:
        yield f"""
            CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION evalforms_append_only()
        """
        yield f"""
            CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION evalforms_append_only()
        """


def _postgres_drop():
    for table in TABLES:
        for event in ("change", "truncate"):
            yield f"DROP TRIGGER {table}_no_{event} ON {table}"
    yield "DROP FUNCTION evalforms_append_only()"


CREATE = {"sqlite": _sqlite_create, "postgresql": _postgres_create}
DROP = {"sqlite": _sqlite_drop, "postgresql": _postgres_drop}


class Migration(migrations.Migration):
    dependencies = [("evalforms", "0001_first_tables")]

    operations = [migrations.RunPython(create_triggers, drop_triggers, elidable=False)]
