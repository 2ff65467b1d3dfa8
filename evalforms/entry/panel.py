"""The panel beside the paper: points, grade and what is wrong, gravest first."""

from typing import Any

from evalforms.checks.finding import Level
from evalforms.entry.blanks import blank_cells
from evalforms.entry.notices import shown_to_filler
from evalforms.evaluations.assessment import OpenFinding
from evalforms.evaluations.current import Current


def panel_context(state: Current) -> dict[str, Any]:
    card = state.assessment.scorecard
    errors, missing, warnings = _sorted(state)
    return {
        "evaluation": state.evaluation,
        "scorecard": card,
        "subtotals": [
            (dimension.name, card.subtotals[dimension.code], card.weights[dimension.code])
            for dimension in state.evaluation.definition.dimensions
        ],
        "errors": errors,
        "missing": missing,
        "warnings": warnings,
        "unexplained": sum(1 for item in warnings if item.blocks),
    }


def _sorted(
    state: Current,
) -> tuple[list[OpenFinding], list[OpenFinding], list[OpenFinding]]:
    """Errors of what was typed, cells that are still empty, warnings."""
    errors, missing, warnings = [], [], []
    blank = blank_cells(state)
    for item in shown_to_filler(state):
        if item.finding.level == Level.WARNING:
            warnings.append(item)
        elif item.cell in blank:
            missing.append(item)
        else:
            errors.append(item)
    return errors, missing, warnings
