"""How a made-up project's year went, in figures: from perfect to stalled."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from random import Random

from evalforms.demonstration.units import DemoProject

CENT = Decimal("0.01")


class Course(StrEnum):
    PERFECT = "perfect"
    SMOOTH = "smooth"
    UNDERSPENT = "underspent"
    LATE = "late"
    UNMET = "unmet"
    SHORT_OF_FUNDS = "short_of_funds"
    TROUBLED = "troubled"
    STALLED = "stalled"


# Dealt out in turn over all projects; some run as planned, the others show what a reviewer looks
# for. Thirteen has no factor in common with the eight projects of a department.
COURSES = (
    Course.SMOOTH,
    Course.UNDERSPENT,
    Course.PERFECT,
    Course.LATE,
    Course.SMOOTH,
    Course.TROUBLED,
    Course.UNMET,
    Course.SHORT_OF_FUNDS,
    Course.SMOOTH,
    Course.STALLED,
    Course.UNDERSPENT,
    Course.LATE,
    Course.TROUBLED,
)

# Measures in which more than promised would be odd.
_LIMITS = ("%", "天", "小时", "起")

PLANNED_END = date(2020, 12, 20)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Money in 万元; `quality` and `satisfaction` in percent; `done` in the output's own unit."""

    course: Course
    allocated: Decimal
    spent: Decimal
    done: int
    effect: int
    quality: Decimal
    satisfaction: Decimal
    asked: int
    finished_on: date

    @property
    def days_late(self) -> int:
        return max(0, (self.finished_on - PLANNED_END).days)


def run(project: DemoProject, course: Course, *, chance: Random) -> Outcome:
    """The year's figures; the same project, course and state of `chance` give the same ones."""
    allocated = _share(project.budget, _allocated_percent(course, chance))
    return Outcome(
        course=course,
        allocated=allocated,
        spent=_share(allocated, _spent_percent(course, chance)),
        done=_done(project.target, course, chance),
        effect=_effect(project, course, chance),
        quality=_percent(chance, 980, 1000),
        satisfaction=_satisfaction(course, chance),
        asked=chance.randrange(60, 600, 10),
        finished_on=_finished_on(course, chance),
    )


def _allocated_percent(course: Course, chance: Random) -> int:
    lowest, highest = {
        Course.SHORT_OF_FUNDS: (62, 92),
        Course.TROUBLED: (55, 80),
        Course.STALLED: (30, 45),
    }.get(course, (100, 100))
    return chance.randint(lowest, highest)


def _spent_percent(course: Course, chance: Random) -> Decimal:
    lowest, highest = {
        Course.PERFECT: (10000, 10000),
        Course.UNDERSPENT: (7100, 8850),
        Course.UNMET: (9000, 9600),
        Course.LATE: (9100, 9900),
        Course.TROUBLED: (5500, 8000),
        Course.STALLED: (1500, 4000),
    }.get(course, (9650, 10000))
    return Decimal(chance.randint(lowest, highest)) / 100


def _done(target: int, course: Course, chance: Random) -> int:
    lowest, highest = {
        Course.UNMET: (68, 93),
        Course.TROUBLED: (50, 75),
        Course.STALLED: (8, 30),
    }.get(course, (100, 100))
    return max(1, target * chance.randint(lowest, highest) // 100)


def _effect(project: DemoProject, course: Course, chance: Random) -> int:
    """At or a little above the promise, unless the year went badly."""
    shares = {Course.TROUBLED: (45, 70), Course.STALLED: (10, 35)}
    if project.effect_measure in _LIMITS and course not in shares:
        return project.effect_target
    lowest, highest = shares.get(course, (100, 111))
    return max(1, project.effect_target * chance.randint(lowest, highest) // 100)


def _satisfaction(course: Course, chance: Random) -> Decimal:
    lowest, highest = {Course.TROUBLED: (780, 880), Course.STALLED: (650, 780)}.get(
        course, (905, 985)
    )
    return _percent(chance, lowest, highest)


def _finished_on(course: Course, chance: Random) -> date:
    if course in (Course.LATE, Course.TROUBLED, Course.STALLED):
        return PLANNED_END + timedelta(days=chance.randrange(12, 75))
    return PLANNED_END - timedelta(days=chance.randrange(3, 60))


def _percent(chance: Random, lowest: int, highest: int) -> Decimal:
    return Decimal(chance.randint(lowest, highest)) / 10


def _share(amount: Decimal, percent: int | Decimal) -> Decimal:
    return (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)
