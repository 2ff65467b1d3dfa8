"""How many of the listed evaluations are in each state, as tabs above the list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from evalforms.evaluations.querysets import EvaluationQuerySet
from evalforms.evaluations.states import State


@dataclass(frozen=True, slots=True)
class StateTab:
    """`state` is empty on the first tab, which shows all but the void ones."""

    state: str
    label: str
    count: int
    is_current: bool


def state_tabs(evaluations: EvaluationQuerySet, current: str) -> list[StateTab]:
    counts = dict(evaluations.order_by().values_list("state").annotate(Count("pk")))
    chosen = current if current in State.values else ""
    total = sum(count for state, count in counts.items() if state != State.VOID)
    tabs = [StateTab("", "全部", total, not chosen)]
    for state in _shown(counts, chosen):
        tabs.append(StateTab(state, state.label, counts.get(state, 0), state == chosen))
    return tabs


def _shown(counts: dict[str, int], chosen: str) -> Iterable[State]:
    """Void is rare: it has a tab only where there is something behind it."""
    return (s for s in State if s != State.VOID or counts.get(s) or s == chosen)
