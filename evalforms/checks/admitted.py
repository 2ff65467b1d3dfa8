"""I25: the text admits that something was not reached, and the score for it is full."""

from collections.abc import Iterator

from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.admissions import Admission, Topic, admissions_in
from evalforms.sheets.department import DepartmentSheet

_EFFECTS = ("economic_benefit", "social_benefit", "ecological_benefit", "sustainable_impact")
_PROJECT = {
    Topic.OUTPUT: ("actual_completion_rate", "completion_timeliness_rate"),
    Topic.DELAY: ("completion_timeliness_rate",),
    Topic.EFFECT: _EFFECTS,
}
_DEPARTMENT = {
    Topic.OUTPUT: ("actual_completion", "key_work_completion"),
    Topic.DELAY: ("actual_completion", "key_work_completion"),
    Topic.EFFECT: ("economic_benefit", "social_benefit", "ecological_benefit"),
}
_TOLD = {
    "project": ("implementation", "performance", "other"),
    "department": ("analysis", "other"),
}


def _admitted(subject: Subject) -> Iterator[Flaw]:
    """At the first related score, once for each; silent where any related score was reduced."""
    cells = {f"narratives.{name}" for name in _TOLD[subject.sheet.form]}
    found: set[str] = set()
    for cell, text in subject.narratives():
        for admission in admissions_in(text) if cell in cells else ():
            code = _full_score(subject, admission)
            if code and code not in found:
                found.add(code)
                name = subject.definition.indicator(code).name
                message = (
                    f"{subject.label(cell)}写明"
                    f"{quoted(admission.phrase)}（{quoted(admission.sentence, 40)}），"
                    f"而“{name}”得满分，文字说明与得分矛盾，请更正或说明。"
                )
                yield Flaw(f"scores.{code}.score", message, admission.phrase)


def _full_score(subject: Subject, admission: Admission) -> str:
    codes = [code for code in _related(subject, admission.topic) if _counts(subject, code)]
    full = [code for code in codes if subject.is_full(code)]
    return full[0] if full and len(full) == len(codes) else ""


def _related(subject: Subject, topic: Topic) -> tuple[str, ...]:
    if topic is Topic.MONEY:
        return ()
    scores = _DEPARTMENT if isinstance(subject.sheet, DepartmentSheet) else _PROJECT
    return scores.get(topic, (topic.value,))


def _counts(subject: Subject, code: str) -> bool:
    return subject.scorecard.line(code).weight > 0


RULES = (Rule("I25", "文字说明与得分矛盾", BOTH, "scores.*.score", _admitted),)
