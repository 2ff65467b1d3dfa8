"""What a check has to say about a sheet."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What a finding demands."""

    ERROR = "error"  # blocks submission
    WARNING = "warning"  # needs a written explanation, then passes
    HINT = "hint"  # for the reviewer


@dataclass(frozen=True, slots=True)
class Finding:
    """rule: id of the check; cell: path in the JSON form of the sheet; message: Chinese.

    The message says where, what with the figures, and how to mend it.
    """

    rule: str
    level: Level
    cell: str
    message: str
