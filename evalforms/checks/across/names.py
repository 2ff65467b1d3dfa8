"""I22 one company with two names in two forms, I29 a project that tells of another project."""

import re
from collections.abc import Iterator
from itertools import combinations

from evalforms.checks.across.mentions import named_in
from evalforms.checks.across.submission import CrossFlaw, CrossRule, Submission
from evalforms.narratives.names import likeness
from evalforms.narratives.organisations import varied_names
from evalforms.narratives.plain import letters_only, plain
from evalforms.sheets.project import ProjectSheet

_QUOTED = re.compile(r"[“\"]([^”\"]{4,16})[”\"]")


def _companies(submission: Submission) -> Iterator[CrossFlaw]:
    """I22: between every two project sheets; within one sheet it is told there."""
    for (_, one), (at, other) in combinations(submission.projects, 2):
        mine, theirs = _text(one), _text(other)
        varied = varied_names((mine, theirs))
        if varied and not varied_names((mine,)) and not varied_names((theirs,)):
            message = (
                f"名称前后不一致：“{varied[0]}”与“{varied[1]}”，请核对是否同一单位并统一写法。"
            )
            yield CrossFlaw(at, "narratives.overview", message, "、".join(varied))


def _text(sheet: ProjectSheet) -> str:
    told = sheet.narratives
    return "\n".join((told.overview, told.fund_use, told.implementation, told.performance))


def _other_project(submission: Submission) -> Iterator[CrossFlaw]:
    """I29: what the overview puts in quotation marks is another project of the department."""
    for _, department, projects in submission.pairs():
        listed = {name for name, _ in named_in(department.narratives.analysis)}
        listed |= {sheet.project.name for _, sheet in projects}
        for at, sheet in projects:
            found = _quoted_project(sheet, listed)
            if found:
                message = (
                    f"项目概况以“{found}”为依据，而“{found}”是部门的另一个项目，请核实是否混用。"
                )
                yield CrossFlaw(at, "narratives.overview", message, found)


def _quoted_project(sheet: ProjectSheet, listed: set[str]) -> str:
    own = letters_only(sheet.project.name)
    others = {letters_only(name) for name in listed if likeness(name, own) < 0.6}
    for match in _QUOTED.finditer(plain(sheet.narratives.overview)):
        name = letters_only(match.group(1))
        if name in own or len(name) < 4:
            continue
        if any(other.startswith(name) for other in others):
            return match.group(1)
    return ""


RULES = (
    CrossRule("I22", "单位名称在各表不一致", "narratives.overview", _companies),
    CrossRule("I29", "项目概况疑似与其他项目混用", "narratives.overview", _other_project),
)
