"""The database rows behind the cells of one evaluation."""

from typing import Any

from django.db.models import Model

from evalforms.evaluations.cells import Cell
from evalforms.evaluations.models import Evaluation


class StoredCells:
    """Finds the row of a cell among the content that is already loaded."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._fixed: Model = (
            evaluation.project_cells if evaluation.project_id else evaluation.department_cells
        )
        self._lines: dict[tuple[str, str], Model] = {
            **{("scores", line.indicator): line for line in evaluation.score_lines.all()},
            **{("objectives", line.key): line for line in evaluation.objective_lines.all()},
            **{("evaluators", line.key): line for line in evaluation.evaluator_lines.all()},
        }

    def row(self, cell: Cell) -> Model | None:
        """None where the line has been removed, or never was one of this evaluation."""
        return self._lines.get((cell.group, cell.row)) if cell.group else self._fixed

    def value(self, cell: Cell) -> Any:
        return getattr(self.row(cell), cell.column)
