"""How far a round is: sheets owed, and how many of them stand where."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from evalforms.accounts.models import Unit
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import PASSED, WITH_THE_BUREAU, State
from evalforms.rounds.models import Project, Round
from evalforms.rounds.of_year import projects_of_year

NOT_STARTED = "not_started"
LABELS = {
    State.SEALED: "已签章",
    State.APPROVED: "已通过",
    State.SUBMITTED: "待财政审核",
    State.RETURNED: "已退回",
    State.AWAITING_SIGN_OFF: "待单位审签",
    State.DRAFT: "填报中",
    NOT_STARTED: "未开始",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the bar, in percent of everything owed."""

    state: str
    label: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Progress:
    owed: int
    parts: tuple[Part, ...]

    def count(self, *states: str) -> int:
        return sum(part.count for part in self.parts if part.state in states)

    @property
    def filed(self) -> int:
        """Left the unit at least once and lies with the bureau, or passed it."""
        return self.count(*WITH_THE_BUREAU)

    @property
    def approved(self) -> int:
        return self.count(*PASSED)

    @property
    def begun(self) -> int:
        return self.count(State.DRAFT, State.AWAITING_SIGN_OFF, State.RETURNED)

    @property
    def not_started(self) -> int:
        return self.count(NOT_STARTED)


def progress_of(round: Round) -> Progress:
    live = Evaluation.objects.filter(round=round).exclude(state=State.VOID).order_by()
    counts = Counter(dict(live.values_list("state").annotate(Count("pk"))))
    counts[NOT_STARTED] = max(0, _owed(round) - counts.total())
    return as_bar(counts)


def as_bar(counts: Counter[str]) -> Progress:
    owed = counts.total()
    parts, start = [], 0.0
    for state, label in LABELS.items():
        width = 100 * counts[state] / owed if owed else 0.0
        parts.append(Part(str(state), label, counts[state], round(start, 3), round(width, 3)))
        start += width
    return Progress(owed, tuple(parts))


def _owed(round: Round) -> int:
    departments = Unit.objects.filter(is_active=True, files_department_form=True)
    projects = Project.objects.filter(projects_of_year(round.year), unit__is_active=True)
    return departments.count() + projects.count()
