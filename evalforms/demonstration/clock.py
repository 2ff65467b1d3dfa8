"""Letting the demonstration's past happen in the past."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def as_if_at(moment: datetime) -> Iterator[None]:
    """Within, it is `moment` for everything that asks Django for the time.

    So the steps go through the real verbs, deadlines count, and every event is sealed with the
    time it shows. Only the loading command does this, in a process of its own.
    """
    with patch.object(timezone, "now", lambda: moment):
        yield
