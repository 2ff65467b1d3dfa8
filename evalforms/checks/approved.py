"""I27: objectives as they were approved with the budget."""

from collections.abc import Iterator

from evalforms.checks.objectives import bare_name, objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.names import same_name
from evalforms.sheets.project import ProjectSheet


def _as_approved(subject: Subject) -> Iterator[Flaw]:
    """A name that was not approved, another target, or an approved objective that is gone."""
    approved = subject.context.approved
    if approved is None or not isinstance(subject.sheet, ProjectSheet):
        return
    rows = list(objectives(subject))
    for item in rows:
        same = [row for row in approved if same_name(bare_name(row.name), item.name)]
        if not same:
            message = f"{item.place}不在批复的绩效目标表中，请按批复填写。"
            yield Flaw(item.cell("name"), message)
        elif not any(same_name(row.target, item.row.target) for row in same):
            message = (
                f"{item.place}目标值{item.row.target.strip()}与批复的{same[0].target.strip()}不一"
                f"致，请按批复填写。"
            )
            yield Flaw(item.cell("target"), message)
    for row in approved:
        if not any(same_name(bare_name(row.name), item.name) for item in rows):
            message = f"批复的绩效指标“{row.name.strip()}”没有填报，请补充。"
            yield Flaw("objectives", message, row.name)


RULES = (
    Rule(
        "I27",
        "指标与批复目标不一致",
        PROJECT,
        "objectives[n].name, .target, objectives",
        _as_approved,
    ),
)
