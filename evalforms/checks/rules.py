"""All checks in the order in which their findings are shown."""

from collections.abc import Callable, Iterator

from evalforms.checks.completeness import required_cells, required_rows, required_scores
from evalforms.checks.department_balance import balance_identity, executed_within_available
from evalforms.checks.empty_rows import evaluator_rows, objective_rows
from evalforms.checks.finding import Finding
from evalforms.checks.html_in_text import html_in_text
from evalforms.checks.negative_amounts import negative_amounts
from evalforms.checks.project_funds import allocated_against_budget, spent_within_allocated
from evalforms.checks.project_head import filling_date, implementing_unit, project_period
from evalforms.checks.scores import (
    scores_as_advised,
    scores_computable,
    scores_in_range,
    total_cap,
)
from evalforms.checks.subject import Subject
from evalforms.checks.weights import spread_weights_add_up, weights_add_up, weights_as_given
from evalforms.frameworks.definitions import FormDefinition
from evalforms.scoring.scorecard import Scorecard
from evalforms.sheets.sheet import Sheet

Check = Callable[[Subject], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    required_cells,
    implementing_unit,
    project_period,
    filling_date,
    html_in_text,
    negative_amounts,
    balance_identity,
    executed_within_available,
    spent_within_allocated,
    allocated_against_budget,
    objective_rows,
    required_rows,
    weights_as_given,
    spread_weights_add_up,
    weights_add_up,
    required_scores,
    scores_in_range,
    scores_computable,
    scores_as_advised,
    total_cap,
    evaluator_rows,
)


def run_checks(
    sheet: Sheet, definition: FormDefinition, scorecard: Scorecard
) -> tuple[Finding, ...]:
    """All findings on one sheet, in a fixed order."""
    subject = Subject(sheet, definition, scorecard)
    return tuple(finding for check in CHECKS for finding in check(subject))
