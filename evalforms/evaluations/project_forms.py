"""The project forms of a department in the same round, beside what it says about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from evalforms.accounts.models import User
from evalforms.accounts.roles import Role
from evalforms.evaluations.models import Evaluation, Kind, ProjectCells
from evalforms.evaluations.states import State

_SPENT = ("municipal", "carried_over", "superior", "other")


@dataclass(frozen=True, slots=True)
class ProjectForm:
    """Amounts in 万元; None where nothing is filled in, or it is not for this person yet."""

    evaluation: Evaluation
    allocated: Decimal | None
    spent: Decimal | None
    is_settled: bool

    @property
    def total(self) -> Decimal | None:
        return self.evaluation.total if self.is_settled else None

    @property
    def grade(self) -> str:
        return self.evaluation.grade if self.is_settled else ""


@dataclass(frozen=True, slots=True)
class ProjectForms:
    forms: tuple[ProjectForm, ...]

    @property
    def allocated(self) -> Decimal:
        return _sum(form.allocated for form in self.forms)

    @property
    def spent(self) -> Decimal:
        return _sum(form.spent for form in self.forms)


def project_forms(user: User, evaluation: Evaluation) -> ProjectForms:
    """Of the unit and those below it, as far as the person may see them; one query."""
    seen = Evaluation.objects.visible_to(user).filter(
        kind=Kind.PROJECT,
        round=evaluation.round,
        unit__path__startswith=evaluation.unit.path,
    )
    found = seen.exclude(state=State.VOID).with_names().select_related("project_cells")
    return ProjectForms(tuple(_form(user, item) for item in found))


def _form(user: User, evaluation: Evaluation) -> ProjectForm:
    """What a unit types while it corrects a returned sheet is not the reviewer's business yet."""
    if user.role == Role.REVIEWER and evaluation.is_editable:
        return ProjectForm(evaluation, None, None, is_settled=False)
    cells = evaluation.project_cells
    return ProjectForm(evaluation, cells.funds_allocated, _spent(cells), is_settled=True)


def _spent(cells: ProjectCells) -> Decimal | None:
    amounts = [getattr(cells, f"funds_spent_{source}") for source in _SPENT]
    known = [amount for amount in amounts if amount is not None]
    return _sum(known) if known else None


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal("0.00"))
