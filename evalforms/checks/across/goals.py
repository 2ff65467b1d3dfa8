"""SC15 projects that missed a goal, against the department's count; X02 the order of filing."""

from collections.abc import Iterator

from evalforms.checks.across.submission import CrossFlaw, CrossRule, Submission
from evalforms.checks.objectives import objectives_of
from evalforms.checks.projects_achieved import declared_projects
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import ObjectiveCategory


def _achieved(submission: Submission) -> Iterator[CrossFlaw]:
    """SC15: more projects are said to have reached their goals than can have done so."""
    for at, department, projects in submission.pairs():
        declared, achieved = declared_projects(department)
        missed = [sheet.project.name.strip() for _, sheet in projects if _missed(sheet)]
        if achieved is None or declared is None or not missed:
            continue
        if achieved > declared - len(missed):
            message = (
                f"部门整体表填报{declared}个项目中{achieved}个实现绩效目标，而{'、'.join(missed)}"
                "的项目自评表有数量指标未达目标，请核对。"
            )
            is_figure = department.basics.projects_achieved is not None
            cell = "basics.projects_achieved" if is_figure else "narratives.analysis"
            yield CrossFlaw(at, cell, message)


def _missed(sheet: ProjectSheet) -> bool:
    return any(
        item.category is ObjectiveCategory.QUANTITY and item.is_missed
        for item in objectives_of(sheet)
    )


def _order(submission: Submission) -> Iterator[CrossFlaw]:
    """X02: signed before the last of its project forms was filled in."""
    for at, department, projects in submission.pairs():
        dates = [sheet.filled_on for _, sheet in projects if sheet.filled_on is not None]
        if department.signed_on is not None and dates and department.signed_on < max(dates):
            message = (
                f"部门整体表签章日期{department.signed_on}早于项目自评表填报日期{max(dates)}，"
                "请先完成项目自评。"
            )
            yield CrossFlaw(at, "signed_on", message)


RULES = (
    CrossRule(
        "SC15",
        "实现目标的项目数与项目自评表矛盾",
        "basics.projects_achieved, narratives.analysis",
        _achieved,
    ),
    CrossRule("X02", "部门整体表早于项目自评表", "signed_on", _order),
)
