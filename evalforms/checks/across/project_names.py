"""M10: a project has one name in all forms."""

from collections.abc import Iterator

from evalforms.checks.across.mentions import mention_of
from evalforms.checks.across.submission import CrossFlaw, CrossRule, Submission
from evalforms.checks.across.told_apart import told_apart

_CELL = "narratives.analysis"


def _names(submission: Submission) -> Iterator[CrossFlaw]:
    for at, department, projects in submission.pairs():
        text = department.narratives.analysis
        for own, sheet in projects:
            name = sheet.project.name.strip()
            others = tuple(s.project.name for place, s in projects if place != own)
            mention = mention_of(name, text, others) if name else None
            if mention is not None and not mention.is_exact:
                message = (
                    f"部门整体表写作“{mention.name}”，项目自评表写作“{name}”，项目名称不一致，"
                    f"请统一为批复名称。"
                )
                yield CrossFlaw(at, _CELL, message, told_apart(sheet, projects))


RULES = (CrossRule("M10", "项目名称不一致", _CELL, _names),)
