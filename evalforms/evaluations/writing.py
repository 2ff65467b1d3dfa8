"""How content of an evaluation is written: locked, only while editable, each write a version."""

from datetime import datetime

from django.db.models import F, prefetch_related_objects

from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import EDITABLE

_CONTENT = (
    "score_lines", "objective_lines", "evaluator_lines", "finding_explanations", "cell_entries",
)  # fmt: skip
_NAMES = ("round", "unit", "project", "framework")


class NotEditable(Exception):
    """The evaluation left the filler's hands; the message says in which state it is."""


def locked(pk: int, *, known: Evaluation | None = None) -> Evaluation:
    """The evaluation with all its content, held until the transaction ends.

    Writers of one evaluation queue up here (row lock on PostgreSQL, write lock on SQLite).
    `known`: the same one as it was read just before; its round, unit, project and framework
    never change and need not be read again. Raises NotEditable.
    """
    rows = Evaluation.objects.select_for_update(of=("self",))
    if known is None:
        evaluation = with_content(rows.with_names().get(pk=pk))
    else:
        evaluation = with_content(_named_as(known, rows.get(pk=pk)))
    if not evaluation.is_editable:
        raise NotEditable(f"本表当前为“{evaluation.get_state_display()}”，不能修改。")
    return evaluation


def with_content(evaluation: Evaluation) -> Evaluation:
    """All cells and rows loaded at once."""
    prefetch_related_objects([evaluation], *_CONTENT)
    return evaluation


def _named_as(known: Evaluation, evaluation: Evaluation) -> Evaluation:
    for name in _NAMES:
        setattr(evaluation, name, getattr(known, name))
    return evaluation


def next_version(evaluation: Evaluation, *, at: datetime) -> int:
    """Count one more saved change; the condition repeats what the lock promised."""
    changed = Evaluation.objects.filter(
        pk=evaluation.pk, version=evaluation.version, state__in=EDITABLE
    ).update(version=F("version") + 1, saved_at=at)
    if not changed:
        raise NotEditable("本表刚刚被他人提交或修改，请刷新页面后重试。")
    evaluation.version += 1
    evaluation.saved_at = at
    return evaluation.version
