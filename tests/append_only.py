"""The triggers of migration 0002, which tests must be able to lift: to empty tables, to tamper."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection

_migration = import_module("evalforms.migrations.0002_append_only")


@contextmanager
def lifted() -> Iterator[None]:
    """What somebody with full rights over the database could do."""
    for statement in _migration.DROP[connection.vendor]():
        _execute(statement)
    yield
    for statement in _migration.CREATE[connection.vendor]():
        _execute(statement)


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
