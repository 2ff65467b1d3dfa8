"""DATABASE_URL read for both databases, and what the open connection really does."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from evalforms.database import database, journal_mode


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 9), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
    ],
)
def test_wal_only_where_its_race_is_mended(version: tuple[int, int, int], mode: str) -> None:
    assert journal_mode(version) == mode


def test_sqlite_address_names_a_file() -> None:
    assert database("sqlite:////srv/%E6%95%B0%E6%8D%AE/a.sqlite3")["NAME"] == "/srv/数据/a.sqlite3"
    assert database("sqlite:///here.sqlite3")["NAME"] == "here.sqlite3"


def test_postgres_address_is_taken_apart() -> None:
    read = database("postgres://clerk:a%40b@db.example:5433/forms?sslmode=require")
    assert read["OPTIONS"].pop("options").startswith("-c statement_timeout=15s ")
    assert read == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "forms",
        "USER": "clerk",
        "PASSWORD": "a@b",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"sslmode": "require"},
    }


def test_postgres_address_may_name_a_socket() -> None:
    read = database("postgres://clerk@/forms?host=/run/postgresql")
    assert (read["HOST"], read["PORT"], read["PASSWORD"]) == ("/run/postgresql", "", "")


def test_password_of_its_own_wins() -> None:
    assert database("postgres://clerk:old@db/forms", password="new")["PASSWORD"] == "new"


@pytest.mark.parametrize("url", ["mysql://db/forms", "/srv/a.sqlite3", "sqlite"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database(url)


def ask(question: str) -> str | int:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_connection_is_as_careful_as_promised() -> None:
    if connection.vendor == "sqlite":
        names = ["synchronous", "foreign_keys", "recursive_triggers", "trusted_schema"]
        found = {name: ask(f"PRAGMA {name}") for name in [*names, "busy_timeout"]}
        assert found == {
            "synchronous": 2,
            "foreign_keys": 1,
            "recursive_triggers": 1,
            "trusted_schema": 0,
            "busy_timeout": 20_000,
        }
    else:
        assert (ask("SHOW statement_timeout"), ask("SHOW lock_timeout")) == ("15s", "5s")
