"""One request by one person, and what it did; whatever it changed is undone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client

from evalforms.accounts.models import User

# Counting how often an address asked is no effect of what it asked for.
_WRITING = re.compile(
    r"^\s*(INSERT|UPDATE|DELETE|REPLACE)\b[^;]*?\"?evalforms_(?!askedpublicly)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Visit:
    """`outcome` as the table shows it; `writes`: statements that touched the product's tables."""

    outcome: str
    body: str
    writes: tuple[str, ...]

    @property
    def is_denied(self) -> bool:
        return self.outcome in ("login", "403", "404", "405")


def cookie_of(person: User | None) -> str:
    """A session of the person, as their browser keeps it."""
    if person is None:
        return ""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def visit(cookie: str, method: str, url: str, **sent: Any) -> Visit:
    client = Client(raise_request_exception=True)
    if cookie:
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    with _undone(), _watched() as writes:
        response = getattr(client, method.lower())(url, **sent)
        body = _body(response)
    return Visit(_outcome(response), body, tuple(writes))


def _outcome(response: HttpResponseBase) -> str:
    if response.status_code == 302 and response.headers["Location"].startswith("/login/?next="):
        return "login"
    return str(response.status_code)


def _body(response: HttpResponseBase) -> str:
    """With the file name, which names the project."""
    disposition = response.headers.get("Content-Disposition", "")
    return response.content.decode(errors="replace") + disposition


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _watched() -> Iterator[list[str]]:
    writes: list[str] = []

    def watch(execute, sql, params, many, context):
        if _WRITING.match(sql):
            writes.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield writes
