"""A sheet as it looks half filled in, complete, and after the bureau's remarks."""

from dataclasses import replace
from typing import TypeVar

from evalforms.sheets.department import DepartmentNarratives, DepartmentSheet
from evalforms.sheets.project import ProjectNarratives
from evalforms.sheets.rows import ScoreRow
from evalforms.sheets.sheet import Sheet

_REMARKS_FOLLOWED = "已按审核意见核对并补充佐证材料。"

Narratives = TypeVar("Narratives", DepartmentNarratives, ProjectNarratives)


def whole(sheet: Sheet) -> Sheet:
    return sheet


def half(sheet: Sheet) -> Sheet:
    """As after the first afternoon: figures and the first texts, half of the judgements."""
    middle = len(sheet.scores) // 2
    empty = tuple(ScoreRow(row.indicator, row.weight) for row in sheet.scores[middle:])
    scores, evaluators = sheet.scores[:middle] + empty, sheet.evaluators[:1]
    if isinstance(sheet, DepartmentSheet):
        texts = replace(sheet.narratives, analysis="", other="")
        return replace(sheet, narratives=texts, scores=scores, evaluators=evaluators)
    words = replace(sheet.narratives, performance="", other="")
    return replace(sheet, narratives=words, scores=scores, evaluators=evaluators)


def corrected(sheet: Sheet) -> Sheet:
    if isinstance(sheet, DepartmentSheet):
        return replace(sheet, narratives=_with_remark(sheet.narratives))
    return replace(sheet, narratives=_with_remark(sheet.narratives))


def _with_remark(narratives: Narratives) -> Narratives:
    other = "" if narratives.other == "无" else narratives.other
    return replace(narratives, other=f"{other}{_REMARKS_FOLLOWED}")
