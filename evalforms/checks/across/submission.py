"""What a check across sheets looks at, and what it returns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evalforms.frameworks.check_settings import CheckSettings
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Submission:
    """Sheets with their places in the list that came in."""

    departments: tuple[tuple[int, DepartmentSheet], ...]
    projects: tuple[tuple[int, ProjectSheet], ...]
    settings: CheckSettings

    def pairs(self) -> Iterator[tuple[int, DepartmentSheet, tuple[tuple[int, ProjectSheet], ...]]]:
        """Each department sheet with the project sheets of its year, where there are any."""
        for at, department in self.departments:
            own = tuple(item for item in self.projects if _belongs(item[1], department))
            if own:
                yield at, department, own


@dataclass(frozen=True, slots=True)
class CrossFlaw:
    """at: place of the sheet in the list; the rest as in a Flaw."""

    at: int
    cell: str
    message: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class CrossRule:
    """As a Rule, about sheets together."""

    code: str
    title: str
    cells: str
    check: Callable[[Submission], Iterator[CrossFlaw]]


def submission_of(sheets: tuple[Sheet, ...], settings: CheckSettings) -> Submission:
    """Sort the sheets by paper."""
    numbered = list(enumerate(sheets))
    return Submission(
        tuple((at, sheet) for at, sheet in numbered if isinstance(sheet, DepartmentSheet)),
        tuple((at, sheet) for at, sheet in numbered if isinstance(sheet, ProjectSheet)),
        settings,
    )


def _belongs(project: ProjectSheet, department: DepartmentSheet) -> bool:
    """Same year, and not plainly of another department."""
    code, own = project.department.code.strip(), department.unit.code.strip()
    return project.year == department.year and (not code or not own or code == own)
