"""One table per idea; this list is the package's face."""

from evalforms.evaluations.models.attachment import Attachment, ContentKind
from evalforms.evaluations.models.cell_entry import CellEntry
from evalforms.evaluations.models.department_cells import DepartmentCells
from evalforms.evaluations.models.evaluation import Evaluation, Grade, Kind
from evalforms.evaluations.models.finding_explanation import FindingExplanation
from evalforms.evaluations.models.lines import EvaluatorLine, ObjectiveLine, ScoreLine
from evalforms.evaluations.models.presence import Presence
from evalforms.evaluations.models.project_cells import ProjectCells
from evalforms.evaluations.models.snapshot import Occasion, Snapshot

__all__ = [
    "Attachment",
    "CellEntry",
    "ContentKind",
    "DepartmentCells",
    "Evaluation",
    "EvaluatorLine",
    "FindingExplanation",
    "Grade",
    "Kind",
    "ObjectiveLine",
    "Occasion",
    "Presence",
    "ProjectCells",
    "ScoreLine",
    "Snapshot",
]
