"""F11: 科室 is one of the organisation, or at least sounds like one."""

from collections.abc import Iterator

from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.narratives.plain import plain


def _sections(subject: Subject) -> Iterator[Flaw]:
    """With a list of sections by the list, without one by the last character of the name."""
    for at, row in enumerate(subject.sheet.evaluators):
        name = plain(row.section).strip()
        if name and not _is_known(subject, name):
            message = f"评价人员第{at + 1}行的科室“{name}”不规范，请填写内设机构全称。"
            yield Flaw(f"evaluators[{at}].section", message)


def _is_known(subject: Subject, name: str) -> bool:
    if subject.context.sections is not None:
        return name in subject.context.sections
    bare = name.partition("(")[0].strip() or name
    endings = subject.words("F11", "endings")
    return bare.endswith(endings) or bare in subject.words("F11", "also")


RULES = (Rule("F11", "科室名称不规范", BOTH, "evaluators[n].section", _sections),)
