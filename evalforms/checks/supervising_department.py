"""F04: 主管部门及代码 has a name and a code."""

from collections.abc import Iterator

from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.sheets.project import ProjectSheet


def _name_and_code(subject: Subject) -> Iterator[Flaw]:
    """One of the two is missing; both missing is F00."""
    if not isinstance(subject.sheet, ProjectSheet):
        return
    name, code = subject.sheet.department.name.strip(), subject.sheet.department.code.strip()
    if bool(name) == bool(code):
        return
    there, missing, cell = (code, "名称", "name") if code else (name, "代码", "code")
    message = f"主管部门及代码只填了“{there}”，缺少{missing}，请同时填写名称和代码。"
    yield Flaw(f"department.{cell}", message)


RULES = (
    Rule(
        "F04",
        "主管部门缺少名称或代码",
        PROJECT,
        "department.name, department.code",
        _name_and_code,
    ),
)
