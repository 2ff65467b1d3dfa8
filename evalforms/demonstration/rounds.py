"""The rounds of the demonstration: this year's is open today, last year's is closed."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

from evalforms.accounts.models import Unit
from evalforms.demonstration.year import FRAMEWORK, YEAR
from evalforms.frameworks.models import FrameworkVersion
from evalforms.rounds.models import Extension, Round

DAYS_OPEN_SO_FAR = 26
DAYS_LEFT = 6
DAYS_OF_EXTENSION = 7


@dataclass(frozen=True, slots=True)
class DemoRounds:
    current: Round
    last: Round


def create_rounds(now: datetime) -> DemoRounds:
    framework = FrameworkVersion.objects.published(FRAMEWORK)
    current = Round.objects.create(
        year=YEAR,
        title=f"{YEAR}年度绩效自评",
        framework=framework,
        opens_at=morning(now - timedelta(days=DAYS_OPEN_SO_FAR)),
        due_at=end_of_day(now + timedelta(days=DAYS_LEFT)),
    )
    last = Round.objects.create(
        year=YEAR - 1,
        title=f"{YEAR - 1}年度绩效自评",
        framework=framework,
        opens_at=datetime(YEAR, 6, 1, 0, 0, tzinfo=UTC),
        due_at=datetime(YEAR, 7, 20, 10, 0, tzinfo=UTC),
    )
    return DemoRounds(current, last)


def extend(round: Round, unit: Unit, *, reason: str) -> None:
    due_at = round.due_at + timedelta(days=DAYS_OF_EXTENSION)
    Extension.objects.create(round=round, unit=unit, due_at=due_at, reason=reason)


def morning(moment: datetime) -> datetime:
    return _at(moment, time(8, 30))


def end_of_day(moment: datetime) -> datetime:
    return _at(moment, time(18, 0))


def _at(moment: datetime, clock: time) -> datetime:
    day = timezone.localtime(moment).date()
    return timezone.make_aware(datetime.combine(day, clock))
