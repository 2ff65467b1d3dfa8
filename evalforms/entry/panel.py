"""The panel beside the paper: points, grade and what is wrong, gravest first."""

from dataclasses import dataclass, field
from typing import Any

from evalforms.checks.finding import Level
from evalforms.entry.notices import shown_to_filler
from evalforms.evaluations.assessment import OpenFinding
from evalforms.evaluations.cells import ROW_MODELS
from evalforms.evaluations.current import Current


@dataclass(slots=True)
class Sorted:
    """missing: cells that are still empty; empty_rows: rows that are filled in or removed."""

    errors: list[OpenFinding] = field(default_factory=list)
    warnings: list[OpenFinding] = field(default_factory=list)
    missing: list[OpenFinding] = field(default_factory=list)
    empty_rows: list[OpenFinding] = field(default_factory=list)

    @property
    def row_addresses(self) -> str:
        return " ".join(item.cell for item in self.empty_rows)


def panel_context(state: Current) -> dict[str, Any]:
    card = state.assessment.scorecard
    return {
        "evaluation": state.evaluation,
        "scorecard": card,
        "is_result": state.assessment.is_result,
        "subtotals": [
            (dimension.name, card.subtotals[dimension.code], card.weights[dimension.code])
            for dimension in state.evaluation.definition.dimensions
        ],
        "sorted": sorted_findings(state),
    }


def sorted_findings(state: Current) -> Sorted:
    found = Sorted()
    for item in shown_to_filler(state):
        _list_for(found, item, is_blank=item.cell in state.blank).append(item)
    return found


def _list_for(found: Sorted, item: OpenFinding, *, is_blank: bool) -> list[OpenFinding]:
    if is_blank and item.finding.level == Level.ERROR:  # a warning wants its explanation
        return found.missing
    if _is_whole_row(item.cell):
        return found.empty_rows
    return found.warnings if item.finding.level == Level.WARNING else found.errors


def _is_whole_row(cell: str) -> bool:
    group, _, key = cell.partition(".")
    return group in ROW_MODELS and bool(key) and "." not in key
