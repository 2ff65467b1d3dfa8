"""Loading the demonstration: into an empty database only, and once only."""

from datetime import datetime
from enum import Enum
from random import Random

from django.db import transaction
from django.utils import timezone

from evalforms.accounts.models import Unit, User
from evalforms.demonstration.accounts import PREFIX
from evalforms.demonstration.last_year import last_years_stories
from evalforms.demonstration.paths import moments
from evalforms.demonstration.people import cast_of, create_units, create_users
from evalforms.demonstration.rounds import create_rounds, extend
from evalforms.demonstration.stories import bureau_stories, synthetic_stories
from evalforms.demonstration.walk import Story, walk
from evalforms.rounds.models import Round

SEED = 2020


class Standing(Enum):
    EMPTY = "empty"
    LOADED = "loaded"
    FOREIGN = "foreign"


class RealDataHere(Exception):
    """The argument is a full sentence for the person at the command line."""


def load_demonstration() -> bool:
    """All or nothing. False where it has been loaded before; raises RealDataHere."""
    with transaction.atomic():
        standing = look()
        if standing == Standing.FOREIGN:
            raise RealDataHere(_refusal())
        if standing == Standing.EMPTY:
            _load(timezone.now())
        return standing == Standing.EMPTY


def look() -> Standing:
    """Real users are never called like the demonstration's: one look at the names is enough.

    What was added to a loaded demonstration later, while trying it out, stays untouched.
    """
    if User.objects.filter(username__startswith=PREFIX).exists():
        return Standing.LOADED
    is_empty = not (Unit.objects.exists() or User.objects.exists() or Round.objects.exists())
    return Standing.EMPTY if is_empty else Standing.FOREIGN


def _refusal() -> str:
    return (
        f"数据库中已有正式数据（单位{Unit.objects.count()}个、用户{User.objects.count()}个），"
        "没有装入演示数据；如需演示，请另设一个空的数据库（VAR_DIR或DATABASE_URL）。"
    )


def _load(now: datetime) -> None:
    chance = Random(SEED)  # noqa: S311 - made-up figures, the same every time, nothing secret
    units = create_units()
    create_users(units)
    rounds = create_rounds(now)
    for story in (*bureau_stories(units), *synthetic_stories(units, chance=chance)):
        _tell(story, rounds.current, before=now, chance=chance)
    for story in last_years_stories(units):
        _tell(story, rounds.last, before=rounds.last.due_at, chance=chance)
    extend(rounds.current, units["216"], reason="汛期水毁工程抢修任务重，单位书面申请延期。")


def _tell(story: Story, round: Round, *, before: datetime, chance: Random) -> None:
    times = moments(round, len(story.path), before=before, chance=chance)
    walk(story, round, cast_of(story.unit), times=times)
