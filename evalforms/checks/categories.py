"""I11: an indicator under a heading to which its name does not belong."""

from collections.abc import Iterator

from evalforms.checks.objectives import Objective, objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.sheets.labels import CATEGORIES


def _wrong_heading(subject: Subject) -> Iterator[Flaw]:
    """Words of a name, and the headings under which they cannot stand, are parameters."""
    for item in objectives(subject):
        word = _misplaced(subject, item)
        if word:
            message = (
                f"{item.place}：“{word}”不属于{CATEGORIES[item.category]}，"
                "指标归类疑似错误，请移到相应的二级指标下。"
            )
            yield Flaw(item.cell("category"), message)


def _misplaced(subject: Subject, item: Objective) -> str:
    for word, headings in subject.table("I11", "not_under").items():
        if word in item.name and item.category.value in headings.split():
            return word
    for word, headings in subject.table("I11", "only_under").items():
        if word in item.name and item.category.value not in headings.split():
            return word
    return ""


RULES = (Rule("I11", "指标归类疑似错误", PROJECT, "objectives[n].category", _wrong_heading),)
