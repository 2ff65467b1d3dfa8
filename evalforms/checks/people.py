"""X04 evaluators come from more than the office, X05 the responsible person is one of them."""

from collections.abc import Iterator

from evalforms.checks.contacts import persons_in
from evalforms.checks.rule import DEPARTMENT, PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.names import same_name
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.project import ProjectSheet


def _one_office(subject: Subject) -> Iterator[Flaw]:
    """X04: two or more evaluators, all from one general office, none from finance or business."""
    if not isinstance(subject.sheet, DepartmentSheet):
        return
    sections = [row.section.strip() for row in subject.sheet.evaluators if row.section.strip()]
    offices = subject.words("X04", "offices")
    if len(sections) >= 2 and len(set(sections)) == 1 and sections[0].endswith(offices):
        message = f"{len(sections)}名评价人员都来自{sections[0]}，请增加财务、业务科室人员或说明。"
        yield Flaw("evaluators", message)


def _stranger(subject: Subject) -> Iterator[Flaw]:
    """X05: 负责人 is named and none of the evaluators is that person."""
    sheet = subject.sheet
    if not isinstance(sheet, ProjectSheet):
        return
    names = [row.name for row in sheet.evaluators if row.name.strip()]
    people = persons_in(sheet.responsible)
    if not names or not people:
        return
    if not any(same_name(person, name) for person in people for name in names):
        message = (
            f"负责人“{sheet.responsible.strip()}”不在评价人员之中，请核对负责人与项目科室是否一致。"
        )
        yield Flaw("responsible", message)


RULES = (
    Rule("X04", "评价人员构成单一", DEPARTMENT, "evaluators", _one_office),
    Rule("X05", "负责人与项目科室不一致", PROJECT, "responsible", _stranger),
)
