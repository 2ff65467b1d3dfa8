"""Head and foot of the project form: F01 实施单位, F02 and F03 项目期, F13 填报日期."""

from collections.abc import Iterator
from datetime import date

from evalforms.checks.finding import Finding, Level
from evalforms.checks.subject import Subject
from evalforms.sheets.project import ProjectSheet


def implementing_unit(subject: Subject) -> Iterator[Finding]:
    """F01: the implementing unit is named."""
    sheet = subject.sheet
    if isinstance(sheet, ProjectSheet) and not sheet.implementing_unit.strip():
        message = "实施单位未填写, 请填写实施项目的单位全称。"
        yield Finding("F01", Level.ERROR, "implementing_unit", message)


def project_period(subject: Subject) -> Iterator[Finding]:
    """F02: both ends of the 项目期 are filled in. F03: it does not end before it starts."""
    if not isinstance(subject.sheet, ProjectSheet):
        return
    project = subject.sheet.project
    for name, value in (("starts_on", project.starts_on), ("ends_on", project.ends_on)):
        if value is None:
            cell = f"project.{name}"
            message = f"{subject.label(cell)}未填写, 请按批复文件填写。"
            yield Finding("F02", Level.ERROR, cell, message)
    if project.starts_on and project.ends_on and project.ends_on < project.starts_on:
        message = f"项目期结束日期{project.ends_on}早于开始日期{project.starts_on}, 请更正。"
        yield Finding("F03", Level.ERROR, "project.ends_on", message)


def filling_date(subject: Subject) -> Iterator[Finding]:
    """F13: the form is dated, and not before the evaluated year or the project is over."""
    sheet = subject.sheet
    if not isinstance(sheet, ProjectSheet):
        return
    if sheet.filled_on is None:
        yield Finding("F13", Level.ERROR, "filled_on", "填报日期未填写, 请填写。")
        return
    over = min(sheet.project.ends_on or date.max, date(sheet.year, 12, 31))
    if sheet.filled_on < over:
        message = f"填报日期{sheet.filled_on}早于评价期结束日期{over}, 请更正。"
        yield Finding("F13", Level.ERROR, "filled_on", message)
