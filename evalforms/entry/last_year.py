"""What last year's sheet says in the same cells, shown below them on demand."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest

from evalforms.entry.in_json import in_json
from evalforms.evaluations.cells import Cell, fixed_cells, line_cells, score_cells
from evalforms.evaluations.last_year import last_year_of
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.permissions import get_evaluation
from evalforms.evaluations.shown import shown
from evalforms.evaluations.stored import StoredCells

_OBJECTIVE_COLUMNS = ("target", "actual", "progress", "reason")


@in_json("GET")
def last_year(request: HttpRequest, pk: int) -> dict[str, Any]:
    evaluation = get_evaluation(request, pk, "fill")
    previous = last_year_of(evaluation)
    if previous is None:
        raise Http404
    return {"year": previous.round.year, "cells": last_years_cells(evaluation, previous)}


def last_years_cells(evaluation: Evaluation, previous: Evaluation) -> dict[str, str]:
    """By this year's address; an objective is the same where heading and name are the same."""
    cells = [*_fixed(previous), *_scores(previous), *_objectives(evaluation, previous)]
    return {address: text for address, text in cells if text}


def _fixed(previous: Evaluation) -> Iterator[tuple[str, str]]:
    stored = StoredCells(previous)
    for address, cell in fixed_cells(previous.kind).items():
        yield address, _text(cell, stored.value(cell))


def _scores(previous: Evaluation) -> Iterator[tuple[str, str]]:
    for line in previous.score_lines.all():
        for column, cell in score_cells().items():
            yield f"scores.{line.indicator}.{column}", _text(cell, getattr(line, column))


def _objectives(evaluation: Evaluation, previous: Evaluation) -> Iterator[tuple[str, str]]:
    if not evaluation.project_id:
        return
    columns = line_cells("project")["objectives"]
    before = {(line.category, line.name): line for line in previous.objective_lines.all()}
    for line in evaluation.objective_lines.all():
        same = before.get((line.category, line.name)) if line.name else None
        for column in _OBJECTIVE_COLUMNS if same else ():
            text = _text(columns[column], getattr(same, column))
            yield f"objectives.{line.key}.{column}", text


def _text(cell: Cell, value: Any) -> str:
    return dict(cell.choices).get(value) or shown(cell.kind, value)
