"""What stands below a cell: its errors, else its warnings that nobody explained yet."""

import re
from dataclasses import dataclass

from evalforms.checks.finding import Level
from evalforms.evaluations.assessment import OpenFinding
from evalforms.evaluations.current import Current

# At its own cell a message need not say which line of the 评分表 it means.
_NAMES_ITS_LINE = re.compile(r"^评分表“[^”]+”(?:评价得分 ?)?")


@dataclass(frozen=True, slots=True)
class Notice:
    """`is_missing`: nothing has been typed yet; the page marks the cell without complaining."""

    level: str
    text: str
    is_missing: bool = False


def notices_of(state: Current) -> dict[str, Notice]:
    """One notice for each cell of which there is something to say, by address."""
    found: dict[str, Notice] = {}
    for item in sorted(shown_to_filler(state), key=_gravest_first):
        notice = _notice(item, is_blank=item.cell in state.blank)
        if item.cell in found:
            notice = _joined(found[item.cell], notice)
        found[item.cell] = notice
    return found


def shown_to_filler(state: Current) -> list[OpenFinding]:
    """Hints are for the reviewer."""
    return [item for item in state.assessment.findings if item.finding.level != Level.HINT]


def _gravest_first(item: OpenFinding) -> bool:
    return item.finding.level != Level.ERROR


def _notice(item: OpenFinding, *, is_blank: bool) -> Notice:
    is_missing = item.finding.level == Level.ERROR and is_blank
    text = _NAMES_ITS_LINE.sub("", item.finding.message)
    return Notice(str(item.finding.level), text, is_missing)


def _joined(first: Notice, second: Notice) -> Notice:
    if first.text == second.text:
        return first
    return Notice(first.level, f"{first.text}\n{second.text}", first.is_missing)
