"""All rules about one sheet in the order in which their findings are shown, and running them."""

from itertools import chain

from evalforms.checks import (
    achievement,
    admitted,
    analyses,
    approved,
    benefit_weights,
    budget_changes,
    categories,
    citations,
    class_table,
    completeness,
    contacts,
    corrections,
    cost_objectives,
    cost_targets,
    counts_agree,
    date_cells,
    deductions,
    department_balance,
    empty_amounts,
    empty_rows,
    full_marks,
    html_in_text,
    indicator_names,
    last_year,
    milestones,
    money_units,
    names_agree,
    narrative_amounts,
    negative_amounts,
    people,
    progress,
    project_funds,
    project_head,
    project_nature,
    projects_achieved,
    results,
    round_dates,
    satisfaction,
    scores,
    sections,
    spending_parts,
    stray_dates,
    supervising_department,
    text_length,
    typos,
    weights,
)
from evalforms.checks.context import NOTHING_KNOWN, CheckContext
from evalforms.checks.finding import Finding, Level, once, one_line
from evalforms.checks.rule import Rule
from evalforms.checks.subject import Subject
from evalforms.frameworks.check_settings import OFF, CheckSettings
from evalforms.frameworks.definitions import FormDefinition
from evalforms.scoring.scorecard import Scorecard
from evalforms.sheets.sheet import Sheet

_FILES = (
    completeness,
    project_head,
    supervising_department,
    html_in_text,
    negative_amounts,
    empty_amounts,
    money_units,
    contacts,
    sections,
    typos,
    citations,
    text_length,
    department_balance,
    project_funds,
    budget_changes,
    narrative_amounts,
    class_table,
    spending_parts,
    empty_rows,
    progress,
    date_cells,
    stray_dates,
    results,
    achievement,
    indicator_names,
    categories,
    cost_objectives,
    cost_targets,
    satisfaction,
    counts_agree,
    names_agree,
    milestones,
    corrections,
    approved,
    project_nature,
    weights,
    benefit_weights,
    scores,
    analyses,
    deductions,
    full_marks,
    projects_achieved,
    admitted,
    people,
    round_dates,
    last_year,
)
RULES: tuple[Rule, ...] = tuple(chain.from_iterable(file.RULES for file in _FILES))


def run_checks(
    sheet: Sheet,
    definition: FormDefinition,
    scorecard: Scorecard,
    *,
    context: CheckContext = NOTHING_KNOWN,
    settings: CheckSettings | None = None,
) -> tuple[Finding, ...]:
    """All findings on one sheet, in a fixed order.

    settings: level and parameters of every rule; without them those of the edition.
    """
    settings = definition.checks if settings is None else settings
    subject = Subject(sheet, definition, scorecard, settings, context)
    applicable = (rule for rule in RULES if sheet.form in rule.forms)
    return tuple(chain.from_iterable(_findings(rule, subject) for rule in applicable))


def _findings(rule: Rule, subject: Subject) -> tuple[Finding, ...]:
    level = subject.settings[rule.code].level
    if level == OFF:
        return ()
    return once(
        Finding(rule.code, Level(level), flaw.cell, flaw.message, one_line(flaw.about))
        for flaw in rule.check(subject)
    )
