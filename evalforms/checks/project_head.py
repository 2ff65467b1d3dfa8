"""Head and foot of the project form: F01 实施单位, F02 and F03 项目期, F13 填报日期."""

from collections.abc import Iterator
from datetime import date

from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.names import same_name
from evalforms.sheets.project import ProjectSheet


def _implementing_unit(subject: Subject) -> Iterator[Flaw]:
    """F01: the implementing unit is named, and known where a list of units is."""
    sheet = subject.sheet
    if not isinstance(sheet, ProjectSheet):
        return
    name, known = sheet.implementing_unit.strip(), subject.context.units
    if not name:
        yield Flaw("implementing_unit", "实施单位未填写，请填写实施项目的单位全称。")
    elif known is not None and not any(same_name(name, unit) for unit in known):
        message = f"实施单位“{name}”与单位库不一致，请填写单位全称。"
        yield Flaw("implementing_unit", message)


def _project_period(subject: Subject) -> Iterator[Flaw]:
    """F02: both ends of the 项目期 are filled in."""
    if not isinstance(subject.sheet, ProjectSheet):
        return
    project = subject.sheet.project
    for name, value in (("starts_on", project.starts_on), ("ends_on", project.ends_on)):
        if value is None:
            cell = f"project.{name}"
            message = f"{subject.label(cell)}未填写，请按批复文件填写。"
            yield Flaw(cell, message)


def _period_in_order(subject: Subject) -> Iterator[Flaw]:
    """F03: the 项目期 does not end before it starts."""
    if not isinstance(subject.sheet, ProjectSheet):
        return
    project = subject.sheet.project
    if project.starts_on and project.ends_on and project.ends_on < project.starts_on:
        message = f"项目期结束日期{project.ends_on}早于开始日期{project.starts_on}，请更正。"
        yield Flaw("project.ends_on", message)


def _filling_date(subject: Subject) -> Iterator[Flaw]:
    """F13: dated, not before the evaluated year or the project is over, and not in the future."""
    sheet = subject.sheet
    if not isinstance(sheet, ProjectSheet):
        return
    if sheet.filled_on is None:
        yield Flaw("filled_on", "填报日期未填写，请填写。")
        return
    over = min(sheet.project.ends_on or date.max, date(sheet.year, 12, 31))
    if sheet.filled_on < over:
        message = f"填报日期{sheet.filled_on}早于评价期结束日期{over}，请更正。"
        yield Flaw("filled_on", message, "早于评价期结束")
    today = subject.context.today
    if today is not None and sheet.filled_on > today:
        message = f"填报日期{sheet.filled_on}晚于今天{today}，请更正。"
        yield Flaw("filled_on", message, "晚于今天")


RULES = (
    Rule("F01", "实施单位未填写或不在单位库", PROJECT, "implementing_unit", _implementing_unit),
    Rule("F02", "项目期未填写", PROJECT, "project.starts_on, project.ends_on", _project_period),
    Rule("F03", "项目期先后颠倒", PROJECT, "project.ends_on", _period_in_order),
    Rule("F13", "填报日期缺失或不合理", PROJECT, "filled_on", _filling_date),
)
