"""轮次与单位: every unit with what it owes in a round, and how far each sheet is."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

from evalforms.accounts.models import Unit
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import WITH_THE_BUREAU, State
from evalforms.overview.progress import NOT_STARTED, Progress, as_bar
from evalforms.rounds.models import Extension, Project, Round
from evalforms.rounds.of_year import projects_of_year


@dataclass(frozen=True, slots=True)
class OwedSheet:
    """A sheet owed in a round; `evaluation` is None until somebody starts it."""

    project: Project | None
    evaluation: Evaluation | None

    @property
    def is_filed(self) -> bool:
        return self.evaluation is not None and self.evaluation.state in WITH_THE_BUREAU


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit's line; `department` is None where the unit owes no department form."""

    unit: Unit
    department: OwedSheet | None
    projects: tuple[OwedSheet, ...]
    due_at: datetime
    extension: Extension | None

    @property
    def sheets(self) -> tuple[OwedSheet, ...]:
        return (*([self.department] if self.department else []), *self.projects)

    @property
    def unfiled(self) -> int:
        return sum(1 for sheet in self.sheets if not sheet.is_filed)

    @property
    def filed_projects(self) -> int:
        return sum(1 for sheet in self.projects if sheet.is_filed)

    @property
    def progress(self) -> Progress:
        return _progress(self.sheets)

    @property
    def project_progress(self) -> Progress:
        return _progress(self.projects)

    @property
    def depth(self) -> int:
        return self.unit.path.count("/") - 1


def _progress(sheets: tuple[OwedSheet, ...]) -> Progress:
    return as_bar(Counter(s.evaluation.state if s.evaluation else NOT_STARTED for s in sheets))


def round_matrix(round: Round) -> list[UnitRow]:
    """Four queries, however many units there are. Units that owe nothing are left out."""
    projects = defaultdict(list)
    for project in Project.objects.filter(projects_of_year(round.year)):
        projects[project.unit_id].append(project)
    extensions = {extension.unit_id: extension for extension in round.extensions.all()}
    live = _live(round)
    units = Unit.objects.filter(is_active=True)
    rows = [_row(round, u, projects[u.pk], live, extensions.get(u.pk)) for u in units]
    return [row for row in rows if row.sheets]


def unfiled_units(round: Round) -> list[UnitRow]:
    """Who is due first and owes most comes first."""
    rows = [row for row in round_matrix(round) if row.unfiled]
    return sorted(rows, key=lambda row: (row.due_at, -row.unfiled, row.unit.path))


def _live(round: Round) -> dict[tuple[int, int | None], Evaluation]:
    found = Evaluation.objects.filter(round=round).exclude(state=State.VOID)
    return {(evaluation.unit_id, evaluation.project_id): evaluation for evaluation in found}


def _row(
    round: Round,
    unit: Unit,
    projects: list[Project],
    live: dict[tuple[int, int | None], Evaluation],
    extension: Extension | None,
) -> UnitRow:
    department = OwedSheet(None, live.get((unit.pk, None)))
    return UnitRow(
        unit=unit,
        department=department if unit.files_department_form else None,
        projects=tuple(OwedSheet(p, live.get((unit.pk, p.pk))) for p in projects),
        due_at=extension.due_at if extension else round.due_at,
        extension=extension,
    )
