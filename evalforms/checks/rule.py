"""A check as the list of rules names it, and what it returns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evalforms.checks.subject import Subject


@dataclass(frozen=True, slots=True)
class Flaw:
    """cell: path in the JSON form of the sheet; message: Chinese, with figures and how to mend.

    about: needed where the rule can find several flaws, or another one later, at one cell.
    """

    cell: str
    message: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """code as in the settings of an edition, which give level and parameters.

    title: what it is about; forms: the papers it looks at; cells: where its findings stand.
    """

    code: str
    title: str
    forms: tuple[str, ...]
    cells: str
    check: Callable[[Subject], Iterator[Flaw]]


DEPARTMENT = ("department",)
PROJECT = ("project",)
BOTH = ("department", "project")
