"""All rules across sheets in the order in which their findings are shown, and running them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from evalforms.checks.across import goals, names, project_figures, project_forms, project_names
from evalforms.checks.across.submission import CrossRule, Submission, submission_of
from evalforms.checks.finding import Finding, Level, one_line
from evalforms.frameworks.check_settings import OFF, CheckSettings
from evalforms.sheets.sheet import Sheet

_FILES = (project_forms, project_names, project_figures, names, goals)
CROSS_RULES: tuple[CrossRule, ...] = tuple(chain.from_iterable(file.RULES for file in _FILES))


@dataclass(frozen=True, slots=True)
class CrossFinding:
    """at: place of the sheet, to whose cell the finding belongs, in the list that was checked."""

    at: int
    finding: Finding


def run_cross_checks(sheets: Sequence[Sheet], settings: CheckSettings) -> tuple[CrossFinding, ...]:
    """All findings on the sheets of one submission together, in a fixed order.

    Silent without a department sheet, but for names of companies between project sheets.
    """
    submission = submission_of(tuple(sheets), settings)
    return tuple(chain.from_iterable(_findings(rule, submission) for rule in CROSS_RULES))


def _findings(rule: CrossRule, submission: Submission) -> Iterable[CrossFinding]:
    """Each sheet gets the same words at one cell once."""
    level = submission.settings[rule.code].level
    if level == OFF:
        return ()
    first: dict[tuple[int, str, str], CrossFinding] = {}
    for flaw in rule.check(submission):
        about = one_line(flaw.about)
        finding = Finding(rule.code, Level(level), flaw.cell, flaw.message, about)
        first.setdefault((flaw.at, flaw.cell, flaw.message), CrossFinding(flaw.at, finding))
    return first.values()
