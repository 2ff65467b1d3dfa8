"""Rows of the lists that people lengthen: add, remove, place. Repeating a call changes nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from evalforms.evaluations.cells import ROW_MODELS, line_cells
from evalforms.evaluations.models import Evaluation, EvaluatorLine, ObjectiveLine
from evalforms.evaluations.writing import locked, next_version
from evalforms.sheets.rows import ObjectiveCategory

LONGEST_LIST = 100
_LISTS = ("objective_lines", "evaluator_lines")
_HEADINGS = [category.value for category in ObjectiveCategory]
_KEY = re.compile(r"[0-9a-f]{12}")

Line = ObjectiveLine | EvaluatorLine


class RowRefused(ValueError):
    """The row cannot be added or placed; the message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a list and the row it stands behind; nothing before it: the first of its kind."""

    group: str
    key: str
    after: str = ""
    category: str = ""


@transaction.atomic
def add_rows(pk: int, group: str, places: Iterable[Place]) -> Evaluation:
    """Empty rows under the keys that the browser proposes: all of them or, refusing one, none.

    Raises RowRefused, NotEditable.
    """
    evaluation = locked(pk)
    lines = _lines(evaluation, group)
    added: list[Line] = []
    for place in places:
        if all(line.key != place.key for line in lines):
            line = _new_line(evaluation, place, lines)
            added.append(line)
            lines = _placed([*lines, line], line, after=place.after)
    if added:
        next_version(evaluation, at=timezone.now())
        for line in added:
            line.save(force_insert=True)
        _number(lines)
        evaluation.refresh_from_db(fields=_LISTS)
    return evaluation


def _new_line(evaluation: Evaluation, place: Place, lines: list[Line]) -> Line:
    _check(place, lines)
    line = ROW_MODELS[place.group](evaluation=evaluation, key=place.key, position=len(lines))
    if isinstance(line, ObjectiveLine):
        line.category = place.category
    return line


@transaction.atomic
def remove_row(pk: int, group: str, key: str, *, seen: int) -> Evaluation:
    """Row and entries go; the browser keeps the texts for its undo.

    `seen`: the version that the person was looking at. Raises RowRefused, NotEditable.
    """
    evaluation = locked(pk)
    line = next((line for line in _lines(evaluation, group) if line.key == key), None)
    if line is None:
        return evaluation
    _refuse_unseen(evaluation, f"{group}.{key}.", seen)
    next_version(evaluation, at=timezone.now())
    line.delete()
    address = f"{group}.{key}."
    evaluation.cell_entries.filter(cell__startswith=address).delete()
    evaluation.finding_explanations.filter(cell__startswith=address).delete()
    evaluation.refresh_from_db(fields=[*_LISTS, "cell_entries", "finding_explanations"])
    return evaluation


@transaction.atomic
def place_row(pk: int, place: Place) -> Evaluation:
    """Put a row behind another one of its kind. Raises RowRefused, NotEditable."""
    evaluation = locked(pk)
    lines = _lines(evaluation, place.group)
    line = next((line for line in lines if line.key == place.key), None)
    if line is None:
        raise RowRefused("这一行已被他人删除，请刷新页面。")
    placed = _placed(lines, line, after=place.after)
    if placed != lines:
        next_version(evaluation, at=timezone.now())
        _number(placed)
        evaluation.refresh_from_db(fields=_LISTS)
    return evaluation


def _refuse_unseen(evaluation: Evaluation, row: str, seen: int) -> None:
    """Nobody deletes words that he has not had before his eyes."""
    for entry in evaluation.cell_entries.all():
        if entry.cell.startswith(row) and entry.version > seen:
            at = timezone.localtime(entry.entered_at)
            raise RowRefused(
                f"{entry.entered_by.name} {at:%H:%M} 刚改过这一行，请看过新内容后再删除。"
            )


def _lines(evaluation: Evaluation, group: str) -> list[Line]:
    if group not in line_cells(evaluation.kind):
        raise RowRefused("这张表没有这样的行。")
    return list(getattr(evaluation, f"{group.removesuffix('s')}_lines").all())


def _check(place: Place, lines: list[Line]) -> None:
    if not _KEY.fullmatch(place.key):
        raise RowRefused("行的编号不正确，请刷新页面。")
    if len(lines) >= LONGEST_LIST:
        raise RowRefused(f"最多 {LONGEST_LIST} 行，请先删除不需要的行。")
    if place.group == "objectives" and place.category not in set(ObjectiveCategory):
        raise RowRefused("没有这个二级指标，请刷新页面。")


def _placed(lines: list[Line], line: Line, *, after: str) -> list[Line]:
    """Order with `line` behind the row `after`, or as the first of its kind in printed order."""
    others = [other for other in lines if other.key != line.key]
    keys = [other.key for other in others]
    if after in keys:
        at = keys.index(after) + 1
    else:
        behind = (number for number, other in enumerate(others) if _rank(other) >= _rank(line))
        at = next(behind, len(others))
    return [*others[:at], line, *others[at:]]


def _rank(line: Line) -> int:
    """Place of the row's heading on the paper."""
    return _HEADINGS.index(line.category) if isinstance(line, ObjectiveLine) else 0


def _number(lines: list[Line]) -> None:
    for position, line in enumerate(lines):
        if line.position != position:
            line.position = position
            line.save(update_fields=["position"])
