"""SC05 nothing but full marks, SC06 almost nothing else."""

from collections.abc import Iterator
from decimal import Decimal

from evalforms.checks.money import percentage
from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject


def _shares(subject: Subject) -> tuple[int, int]:
    """Indicators with full marks, and indicators that count; (0, 0) while scores are missing."""
    counting = [line for _, line in subject.scored() if line.weight > 0]
    if any(line.score is None for line in counting):
        return 0, 0
    return sum(subject.is_full(line.indicator) for line in counting), len(counting)


def _all_full(subject: Subject) -> Iterator[Flaw]:
    """SC05."""
    full, counting = _shares(subject)
    if counting and full == counting:
        message = f"{counting}项指标全部满分，请逐项核实，确属如此请说明依据。"
        yield Flaw("scores", message)


def _mostly_full(subject: Subject) -> Iterator[Flaw]:
    """SC06."""
    full, counting = _shares(subject)
    if not counting or full == counting:
        return
    share, limit = percentage(Decimal(full), Decimal(counting)), subject.figure("SC06", "from")
    if share >= limit:
        message = f"{counting}项指标中{full}项满分（{share}%），满分指标占比过高，请重点核实。"
        yield Flaw("scores", message)


RULES = (
    Rule("SC05", "全部满分", BOTH, "scores", _all_full),
    Rule("SC06", "满分指标占比过高", BOTH, "scores", _mostly_full),
)
