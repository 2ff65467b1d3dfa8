"""What a check has to say about a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LONGEST_SUBJECT = 300  # characters


class Level(StrEnum):
    """What a finding demands."""

    ERROR = "error"  # blocks submission
    WARNING = "warning"  # needs a written explanation, then passes
    HINT = "hint"  # for the reviewer


@dataclass(frozen=True, slots=True)
class Finding:
    """rule: id of the check; cell: path in the JSON form of the sheet; message: Chinese.

    The message says where, what with the figures, and how to mend it. about: what tells the
    finding from others of its rule at the same cell, and stays the same while figures change.
    """

    rule: str
    level: Level
    cell: str
    message: str
    about: str = ""

    @property
    def complaint(self) -> tuple[str, str, str]:
        """What a person reads of it."""
        return self.rule, self.cell, self.message


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same words at one cell once, whatever they are about."""
    first: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        first.setdefault(finding.complaint, finding)
    return tuple(first.values())


def one_line(words: str) -> str:
    """As it can be kept and asked for again: one line of limited length."""
    return " ".join(words.split())[:LONGEST_SUBJECT]
