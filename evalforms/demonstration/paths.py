"""How far a sheet has come: the verbs it went through, spread over the days of its round."""

from datetime import datetime, time, timedelta
from random import Random

from django.utils import timezone

from evalforms.rounds.models import Round

_FILED = ("start", "fill", "submit", "sign_off")
_CORRECTED = ("return_for_revision", "correct", "submit", "sign_off")

PATHS: dict[str, tuple[str, ...]] = {
    "not_started": (),
    "opened": ("start",),
    "half_filled": ("start", "fill_half"),
    "filled": ("start", "fill"),
    "awaiting_sign_off": ("start", "fill", "submit"),
    "handed_back": ("start", "fill", "submit", "hand_back"),
    "submitted": _FILED,
    "returned": (*_FILED, "return_for_revision"),
    "filed_again": (*_FILED, *_CORRECTED),
    "approved": (*_FILED, "approve"),
    "sealed": (*_FILED, "approve", "seal"),
    "approved_at_second_sight": (*_FILED, *_CORRECTED, "approve"),
    "void": ("start", "void"),
}

# Dealt out in turn; eleven has no common factor with the number of courses.
PROJECT_PATHS = (
    "approved",
    "submitted",
    "half_filled",
    "awaiting_sign_off",
    "not_started",
    "returned",
    "approved",
    "filled",
    "submitted",
    "handed_back",
    "approved_at_second_sight",
)
DEPARTMENT_PATHS = (
    "half_filled",
    "submitted",
    "awaiting_sign_off",
    "approved",
    "not_started",
    "returned",
    "filed_again",
)
_HOURS = (8, 9, 10, 11, 14, 15, 16, 17)


def moments(round: Round, count: int, *, before: datetime, chance: Random) -> list[datetime]:
    """`count` ascending office hours on different working days between opening and `before`."""
    first = timezone.localdate(round.opens_at)
    last = timezone.localdate(min(before, round.due_at))
    days = [first + timedelta(days=number) for number in range(1, (last - first).days)]
    working = [day for day in days if day.weekday() < 5]
    return [
        timezone.make_aware(datetime.combine(day, _office_hour(chance)))
        for day in sorted(chance.sample(working, count))
    ]


def _office_hour(chance: Random) -> time:
    return time(chance.choice(_HOURS), chance.randrange(60), chance.randrange(60))
