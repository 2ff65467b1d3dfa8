"""The database refuses to change what was recorded, on both vendors, also in passing."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from evalforms.audit.models import AuditEvent
from evalforms.documents.models import PrintedCode, SealedDocument
from evalforms.evaluations.models import Snapshot
from evalforms.evaluations.states import State
from tests import append_only, make

pytestmark = pytest.mark.django_db
TABLES = [AuditEvent, Snapshot, SealedDocument, PrintedCode]


@pytest.fixture
def rows(unit, administrator):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    approved = evaluation.snapshots.get(occasion="approve")
    make.sealed_document(approved, by=administrator)


def number_of(model) -> str:
    """A column of the table that holds a number and could be changed."""
    return {"SealedDocument": "size", "PrintedCode": "snapshot_id"}.get(model.__name__, "version")


def sql(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def contents(model) -> list[tuple]:
    return list(model.objects.order_by("pk").values_list())


@pytest.mark.parametrize("model", TABLES)
def test_rows_cannot_be_updated(rows, model):
    before = contents(model)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.update(**{number_of(model): F(number_of(model)) + 1})
    assert contents(model) == before


@pytest.mark.parametrize("model", TABLES)
def test_rows_cannot_be_deleted(rows, model):
    before = contents(model)
    with pytest.raises(DatabaseError, match="append-only"):
        sql(f"DELETE FROM {model._meta.db_table}")
    assert contents(model) == before


@pytest.mark.parametrize("model", TABLES)
def test_rows_cannot_be_overwritten_by_inserting_them_again(rows, model):
    before = contents(model)
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields]
    changed = ", ".join("99" if name == number_of(model) else name for name in columns)
    again = f"INTO {table} ({', '.join(columns)}) SELECT {changed} FROM {table}"
    overwriting = {
        "sqlite": f"INSERT OR REPLACE {again}",
        "postgresql": f"INSERT {again} ON CONFLICT (id) DO UPDATE SET {number_of(model)} = 99",
    }
    with pytest.raises(DatabaseError, match="append-only"):
        sql(overwriting[connection.vendor])
    assert contents(model) == before


@pytest.mark.parametrize("model", TABLES)
def test_tables_cannot_be_emptied_at_once(rows, model):
    empty = {
        "sqlite": f"DELETE FROM {model._meta.db_table} WHERE 1",
        "postgresql": f"TRUNCATE {model._meta.db_table} CASCADE",
    }
    connection.check_constraints()  # PostgreSQL postpones foreign keys, and empties nothing before
    with pytest.raises(DatabaseError, match="append-only"):
        sql(empty[connection.vendor])
    assert model.objects.count() > 0


def test_without_the_triggers_all_of_this_would_work(rows):
    """What the tests above prove is the triggers' doing."""
    with append_only.lifted():
        assert AuditEvent.objects.update(version=99) == 4
