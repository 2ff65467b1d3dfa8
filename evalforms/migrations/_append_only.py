"""Triggers by which the database itself refuses to change or remove rows of a table.

A row may not be overwritten by inserting it again either, so every table comes with the columns
that identify a row.
"""

from collections.abc import Iterator, Mapping

from django.db import migrations

Tables = Mapping[str, tuple[str, ...]]

POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION evalforms_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""


def append_only(tables: Tables) -> migrations.RunPython:
    """The operation of a migration."""
    return migrations.RunPython(
        lambda apps, editor: _execute(editor, create(editor.connection.vendor, tables)),
        lambda apps, editor: _execute(editor, drop(editor.connection.vendor, tables)),
        elidable=False,
    )


def create(vendor: str, tables: Tables) -> Iterator[str]:
    return {"sqlite": _sqlite_create, "postgresql": _postgres_create}[vendor](tables)


def drop(vendor: str, tables: Tables) -> Iterator[str]:
    return {"sqlite": _sqlite_drop, "postgresql": _postgres_drop}[vendor](tables)


def _execute(editor, statements: Iterator[str]) -> None:
    for statement in statements:
        editor.execute(statement, params=None)  # a % in it is the statement's own


def _sqlite_create(tables: Tables) -> Iterator[str]:
    for table, key in tables.items():
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


def _sqlite_drop(tables: Tables) -> Iterator[str]:
    for table in tables:
        for event in ("update", "delete", "replace"):
            yield f"DROP TRIGGER {table}_no_{event}"


def _postgres_create(tables: Tables) -> Iterator[str]:
    yield POSTGRES_FUNCTION
    for table in tables:
        yield f"""
            CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION evalforms_append_only()
        """
        yield f"""
            CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION evalforms_append_only()
        """


def _postgres_drop(tables: Tables) -> Iterator[str]:
    """The function stays: other tables use it."""
    for table in tables:
        for event in ("change", "truncate"):
            yield f"DROP TRIGGER {table}_no_{event} ON {table}"
