"""X01 the round is over, X02 the department files after its projects. Only with a context."""

from collections.abc import Iterator

from evalforms.checks.rule import BOTH, DEPARTMENT, Flaw, Rule
from evalforms.checks.subject import Subject


def _too_late(subject: Subject) -> Iterator[Flaw]:
    """X01."""
    today, due = subject.context.today, subject.context.due_on
    if today is not None and due is not None and today > due:
        yield Flaw("year", f"报送截止日期为{due}，今天是{today}，已超过截止日期，请申请延期。")


def _projects_first(subject: Subject) -> Iterator[Flaw]:
    """X02."""
    names = subject.context.unfinished_projects
    if names:
        listed = "、".join(names[:5]) + ("等" if len(names) > 5 else "")
        message = f"还有{len(names)}个项目没有提交自评（{listed}），请先完成项目自评。"
        yield Flaw("narratives.analysis", message)


RULES = (
    Rule("X01", "超过报送截止日期", BOTH, "year", _too_late),
    Rule("X02", "项目自评未完成", DEPARTMENT, "narratives.analysis", _projects_first),
)
