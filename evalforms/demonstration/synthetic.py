"""One made-up project sheet from a project and the way its year went."""

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from evalforms.demonstration.accounts import invented_name
from evalforms.demonstration.courses import CENT, PLANNED_END, Course, Outcome, run
from evalforms.demonstration.narratives import narrate
from evalforms.demonstration.project_scores import scored
from evalforms.demonstration.units import DemoProject, Department
from evalforms.demonstration.year import FILLED_ON, YEAR, period
from evalforms.sheets.project import (
    BudgetFunds,
    Funds,
    ProjectAttribute,
    ProjectIdentity,
    ProjectSheet,
    SpentFunds,
    SupervisingDepartment,
)
from evalforms.sheets.rows import EvaluatorRow, ObjectiveCategory, ObjectiveRow

SECTIONS = ("规划财务科", "业务管理科", "项目管理科", "综合科", "办公室")
_REASONS = {
    Course.LATE: "上半年不具备现场实施条件；今后提前完成招标等前期工作，为工期留出余量。",
    Course.UNMET: "符合条件的申报对象少于预计；下一年度提前摸底，据实申报目标。",
    Course.TROUBLED: "承担单位中途更换影响进度；已重新制定计划，按旬调度。",
    Course.STALLED: "前期手续办理缓慢，启动过晚；今后在预算批复前完成前期工作。",
}
_ZERO = Decimal("0.00")


def synthetic_sheet(
    project: DemoProject, department: Department, course: Course, *, chance: Random
) -> ProjectSheet:
    outcome = run(project, course, chance=chance)
    people = _people(chance)
    starts_on, ends_on = period(is_one_off=project.is_one_off)
    sheet = ProjectSheet(
        year=YEAR,
        project=ProjectIdentity(project.name, attribute(project), starts_on, ends_on),
        department=SupervisingDepartment(department.code, department.unit.name),
        implementing_unit=project.unit.name,
        funds=_funds(project, outcome),
        narratives=narrate(project, department, outcome, chance=chance),
        objectives=_objectives(project, outcome),
        evaluators=people,
        responsible=people[0].name,
        handler=people[1].name,
        phone=people[1].phone,
        filled_on=FILLED_ON,
    )
    return scored(sheet, project, outcome, chance=chance)


def attribute(project: DemoProject) -> ProjectAttribute:
    return ProjectAttribute.ONE_OFF if project.is_one_off else ProjectAttribute.RECURRING


def fake_phone(number: int) -> str:
    """Nobody's: local numbers never begin with zeros."""
    return f"0354-000{number % 10000:04}"


def _funds(project: DemoProject, outcome: Outcome) -> Funds:
    return Funds(
        budget=BudgetFunds(municipal=project.budget, other=_ZERO),
        allocated=outcome.allocated,
        spent=SpentFunds(outcome.spent, carried_over=_ZERO, superior=_ZERO, other=_ZERO),
    )


def _people(chance: Random) -> tuple[EvaluatorRow, ...]:
    titles = ("科长", "四级主任科员", "科员")
    numbers = chance.sample(range(200, 456), 3)
    sections = (*chance.sample(SECTIONS, 2), SECTIONS[0])
    return tuple(
        EvaluatorRow(invented_name(number), title, section, fake_phone(number))
        for number, title, section in zip(numbers, titles, sections, strict=True)
    )


def _objectives(project: DemoProject, outcome: Outcome) -> tuple[ObjectiveRow, ...]:
    why = _REASONS.get(outcome.course, "")
    is_late, is_short = outcome.days_late > 0, outcome.done < project.target
    return (
        ObjectiveRow(
            ObjectiveCategory.QUANTITY,
            project.output,
            f"{project.target}{project.measure}",
            f"{outcome.done}{project.measure}",
            _progress(outcome.done, project.target),
            why if is_short else "",
        ),
        _met("quality", project.quality, "≥95%", f"{outcome.quality}%"),
        ObjectiveRow(
            ObjectiveCategory.TIMELINESS,
            "项目完成时间",
            PLANNED_END.isoformat(),
            outcome.finished_on.isoformat(),
            "100%",
            why if is_late else "",
        ),
        _met("cost", "项目总成本", f"≤{project.budget}万元", f"{outcome.spent}万元"),
        ObjectiveRow(
            ObjectiveCategory(project.benefit),
            project.effect,
            f"{project.effect_target}{project.effect_measure}",
            f"{outcome.effect}{project.effect_measure}",
            _progress(outcome.effect, project.effect_target),
            why if outcome.effect < project.effect_target else "",
        ),
        ObjectiveRow(
            ObjectiveCategory.SATISFACTION,
            f"{project.asked}满意度",
            "≥90%",
            f"{outcome.satisfaction}%",
            _progress(outcome.satisfaction, 90),
            why if outcome.satisfaction < 90 else "",
        ),
    )


def _met(category: str, name: str, target: str, actual: str) -> ObjectiveRow:
    return ObjectiveRow(ObjectiveCategory(category), name, target, actual, "100%")


def _progress(done: int | Decimal, target: int) -> str:
    """完成进度; what exceeds the target counts as reached."""
    percent = min(Decimal(100), Decimal(done) * 100 / target).quantize(CENT, ROUND_HALF_UP)
    return "100%" if percent == 100 else f"{percent}%"
