"""The append-only triggers, which tests must be able to lift: to empty tables, to tamper."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection

from evalforms.migrations._append_only import create, drop

TABLES = {
    table: key
    for name in ("0002_append_only", "0008_sealed_documents_append_only")
    for table, key in import_module(f"evalforms.migrations.{name}").TABLES.items()
}


@contextmanager
def lifted() -> Iterator[None]:
    """What somebody with full rights over the database could do."""
    for statement in drop(connection.vendor, TABLES):
        _execute(statement)
    yield
    for statement in create(connection.vendor, TABLES):
        _execute(statement)


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
