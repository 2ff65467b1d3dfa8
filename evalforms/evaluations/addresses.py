"""Two ways to name a cell of a repeated row: by number, as on paper, and by the row's lasting key.

Sheets and findings say ``objectives[1].actual``; the database and the browser say
``objectives.3fa2c1.actual``, which stays right when rows are added, removed or moved.
"""

import re

from evalforms.evaluations.models import Evaluation

_NUMBERED = re.compile(r"^(objectives|evaluators)\[(\d+)\](.*)$")


def row_keys(evaluation: Evaluation) -> dict[str, list[str]]:
    """Keys of the repeated rows in printed order."""
    return {
        "objectives": [line.key for line in evaluation.objective_lines.all()],
        "evaluators": [line.key for line in evaluation.evaluator_lines.all()],
    }


def lasting_cell(cell: str, keys: dict[str, list[str]]) -> str:
    """``objectives[1].actual`` by its lasting key; any other cell unchanged."""
    match = _NUMBERED.match(cell)
    if not match:
        return cell
    rows, number, rest = match.groups()
    return f"{rows}.{keys[rows][int(number)]}{rest}"
