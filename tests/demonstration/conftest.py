"""The demonstration is loaded once for all tests of this folder that only look at it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from evalforms.demonstration.load import load_demonstration


@pytest.fixture(scope="package")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A loaded database, which is rolled back after the tests of this folder."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demonstration()
        yield
        transaction.set_rollback(True)
