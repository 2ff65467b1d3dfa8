"""The lists that people lengthen, as the body of their table."""

from typing import Any

from django.template.loader import render_to_string

from evalforms.entry.objective_progress import objective_progress
from evalforms.entry.objective_table import objective_table
from evalforms.entry.shown_cells import ShownCells
from evalforms.evaluations.current import Current

LISTS = {
    "objectives": "sheets/project/_edit_objective_rows.html",
    "evaluators": "sheets/_edit_evaluator_rows.html",
}


def list_context(state: Current) -> dict[str, Any]:
    evaluation = state.evaluation
    return {
        "cells": ShownCells(state),
        "objective_groups": objective_table(evaluation) if evaluation.project_id else [],
        "objective_progress": objective_progress(state),
        "evaluators": evaluation.evaluator_lines.all(),
    }


def list_html(state: Current, group: str) -> str:
    return render_to_string(LISTS[group], list_context(state))


def row_keys_of(state: Current) -> dict[str, list[str]]:
    """Keys in the order in which the page shows them."""
    groups = objective_table(state.evaluation) if state.evaluation.project_id else []
    categories = [category for group in groups for category in group.categories]
    return {
        "objectives": [line.key for category in categories for line in category.lines],
        "evaluators": [line.key for line in state.evaluation.evaluator_lines.all()],
    }
