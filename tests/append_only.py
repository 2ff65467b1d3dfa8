"""The triggers that refuse changes; tests must be able to lift them: to empty tables, to tamper."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection

from evalforms.migrations import _append_only, _published_versions

TABLES = {
    table: key
    for name in ("0002_append_only", "0008_sealed_documents_append_only")
    for table, key in import_module(f"evalforms.migrations.{name}").TABLES.items()
}


@contextmanager
def lifted() -> Iterator[None]:
    """What somebody with full rights over the database could do."""
    vendor = connection.vendor
    _execute(_append_only.drop(vendor, TABLES))
    _execute(_published_versions.drop(vendor))
    yield
    _execute(_append_only.create(vendor, TABLES))
    _execute(_published_versions.create(vendor))


def _execute(statements: Iterator[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
