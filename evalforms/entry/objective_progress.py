"""完成进度 beside the cell of every objective: computed, or why a level has to be picked."""

from evalforms.entry.figure import Computed
from evalforms.evaluations.addresses import row_keys
from evalforms.evaluations.current import Current
from evalforms.scoring.progress import agrees, progress_of
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import ObjectiveRow


def objective_progress(state: Current) -> dict[str, Computed]:
    """By `progress.<row key>`; nothing to tell before target and result are typed."""
    sheet = state.assessment.sheet
    if not isinstance(sheet, ProjectSheet):
        return {}
    keys = row_keys(state.evaluation)["objectives"]
    rows = zip(keys, sheet.objectives, strict=True)
    return {f"progress.{key}": _figure(row) for key, row in rows}


def _figure(row: ObjectiveRow) -> Computed:
    if not row.target.strip() or not row.actual.strip():
        return Computed("")
    progress = progress_of(row)
    is_off = bool(progress.text) and not (row.progress.strip() and agrees(row, progress))
    return Computed(progress.text, progress.explanation, is_off)
