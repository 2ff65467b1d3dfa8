"""F23: text rows that say nothing, or more than their field takes."""

from collections.abc import Iterator

from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.frameworks.check_settings import CheckSettings

_MAY_BE_SHORT = "narratives.other"


def _lengths(subject: Subject) -> Iterator[Flaw]:
    """Characters without blanks; limits by row, else the general ones."""
    for cell, text in subject.narratives():
        length = len("".join(text.split()))
        least, most = _limits(subject.settings, cell)
        if length > most:
            message = f"{subject.label(cell)}{length}字，超过{most}字，请精简。"
            yield Flaw(cell, message)
        elif length < least and cell != _MAY_BE_SHORT:
            message = f"{subject.label(cell)}只有{length}字，少于{least}字，请补充具体情况。"
            yield Flaw(cell, message)


def _limits(settings: CheckSettings, cell: str) -> tuple[int, int]:
    own = settings["F23"].parameters
    name = cell.rpartition(".")[2]
    most = own.get(f"{name}_most", own["most"])
    return int(str(own["least"])), int(str(most))


RULES = (Rule("F23", "字数不足或超限", BOTH, "narratives.*", _lengths),)
