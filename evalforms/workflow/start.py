"""A blank sheet is opened: everything the library already knows is on it."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from evalforms.accounts.models import Unit, User
from evalforms.accounts.roles import Role
from evalforms.audit.record import record
from evalforms.evaluations.assessment import assess, store_result
from evalforms.evaluations.carrying_over import carry_over
from evalforms.evaluations.last_year import last_years
from evalforms.evaluations.models import (
    DepartmentCells,
    Evaluation,
    EvaluatorLine,
    Kind,
    ObjectiveLine,
    ProjectCells,
    ScoreLine,
)
from evalforms.evaluations.recounting import recount_departments
from evalforms.evaluations.states import State
from evalforms.moments import day_and_time
from evalforms.rounds.models import Project, ProjectBudget, Round
from evalforms.sheets.rows import ObjectiveCategory

# The headings under which every project has a row; a filler adds the others.
STARTING_OBJECTIVES = (
    ObjectiveCategory.QUANTITY,
    ObjectiveCategory.QUALITY,
    ObjectiveCategory.TIMELINESS,
    ObjectiveCategory.SOCIAL_BENEFIT,
    ObjectiveCategory.SATISFACTION,
)


class StartRefused(Exception):
    """The argument is a full sentence for the person."""


def start(
    *,
    round: Round,
    unit: Unit,
    project: Project | None,
    by: User,
    carry: bool = False,
    address: str | None = None,
) -> Evaluation:
    """A draft with one line per indicator and a few empty rows, which are never printed.

    `carry`: it begins with the texts, targets and people of the same sheet of the year before.

    Raises PermissionDenied for another unit's person, StartRefused where it cannot be.
    """
    if by.role != Role.FILLER or by.unit_id != unit.pk:
        raise PermissionDenied(f"只有{unit.name}的填报人可以建立该单位的自评表。")
    reason = _reason_against(round, unit, project)
    if reason:
        raise StartRefused(reason)
    before = last_years(unit, round.year) if carry else {}
    previous = before.get(project.pk if project else None)
    if carry and not previous:
        raise StartRefused(f"没有{round.year - 1}年度的自评表可以带入，请选择空白开始。")
    try:
        return _created(round, unit, project, previous=previous, by=by, address=address)
    except IntegrityError as error:
        raise _already_there(round, unit, project) from error


def _reason_against(round: Round, unit: Unit, project: Project | None) -> str:
    if not round.is_open_for(unit):
        return _not_open(round, unit)
    if not unit.is_active:
        return f"{unit.name}已停用，不能建立自评表。"
    if project is None:
        return (
            "" if unit.files_department_form else f"{unit.name}不需要填报部门整体支出绩效自评表。"
        )
    return _reason_against_project(round, unit, project)


def _reason_against_project(round: Round, unit: Unit, project: Project) -> str:
    if project.unit_id != unit.pk:
        return f"“{project.name}”不是{unit.name}的项目。"
    if not project.starts_on.year <= round.year <= project.ends_on.year:
        return f"“{project.name}”的项目期不含{round.year}年，不需要填报。"
    return ""


def _not_open(round: Round, unit: Unit) -> str:
    if timezone.now() < round.opens_at:
        return f"“{round.title}”于{day_and_time(round.opens_at)}开始，请届时填报。"
    due_at = round.due_at_for(unit)
    return f"“{round.title}”已于{day_and_time(due_at)}截止，如需延期请联系财政部门。"


def _already_there(round: Round, unit: Unit, project: Project | None) -> StartRefused:
    live = Evaluation.objects.exclude(state=State.VOID)
    existing = live.get(round=round, unit=unit, project=project)
    return StartRefused(
        f"“{existing.subject}”的自评表已由{existing.created_by.name}"
        f"于{day_and_time(existing.created_at)}建立，请在自评列表中打开。"
    )


@transaction.atomic
def _created(
    round: Round,
    unit: Unit,
    project: Project | None,
    *,
    previous: Evaluation | None,
    by: User,
    address: str | None,
) -> Evaluation:
    evaluation = Evaluation.objects.create(
        kind=Kind.PROJECT if project else Kind.DEPARTMENT,
        round=round,
        unit=unit,
        project=project,
        framework=round.framework,
        carried_from=previous,
        created_by=by,
    )
    if project:
        _project_cells(evaluation, project).save(force_insert=True)
        _add_objective_rows(evaluation)
    else:
        DepartmentCells.objects.create(evaluation=evaluation)
    _add_score_lines(evaluation)
    EvaluatorLine.objects.create(evaluation=evaluation, position=0)
    record(evaluation, "start", actor=by, to_state=evaluation.state, address=address)
    if previous:
        carry_over(evaluation, previous, by=by)
        words = f"带入{previous.round.year}年度自评表的文字、目标和人员"
        record(evaluation, "carry_over", actor=by, reason=words, address=address)
        evaluation.refresh_from_db()
        return evaluation
    store_result(evaluation, assess(evaluation))
    if project:
        recount_departments(evaluation)
    evaluation.refresh_from_db()
    return evaluation


def _project_cells(evaluation: Evaluation, project: Project) -> ProjectCells:
    department = project.unit.department
    budget = project.budgets.filter(year=evaluation.round.year).first() or ProjectBudget()
    return ProjectCells(
        evaluation=evaluation,
        project_name=project.name,
        project_attribute=project.attribute,
        project_starts_on=project.starts_on,
        project_ends_on=project.ends_on,
        department_code=department.code,
        department_name=department.name,
        implementing_unit=project.unit.name,
        funds_budget_municipal=budget.municipal,
        funds_budget_other=budget.other,
    )


def _add_score_lines(evaluation: Evaluation) -> None:
    ScoreLine.objects.bulk_create(
        ScoreLine(evaluation=evaluation, indicator=indicator.code, weight=indicator.weight)
        for indicator in evaluation.definition.indicators
    )


def _add_objective_rows(evaluation: Evaluation) -> None:
    ObjectiveLine.objects.bulk_create(
        ObjectiveLine(evaluation=evaluation, position=position, category=category)
        for position, category in enumerate(STARTING_OBJECTIVES)
    )
