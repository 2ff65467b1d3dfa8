"""How content of an evaluation is written: locked, only while editable, each write a version."""

from datetime import datetime

from django.db.models import prefetch_related_objects

from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import EDITABLE

CONTENT = (
    "score_lines", "objective_lines", "evaluator_lines", "finding_explanations", "cell_entries",
)  # fmt: skip
_NAMES = ("round", "unit", "project", "framework")


class NotEditable(Exception):
    """The evaluation left the filler's hands; the message says in which state it is."""


class Overtaken(NotEditable):
    """Somebody else has changed or submitted it in the meantime."""


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
    return editable(evaluation)


def editable(evaluation: Evaluation) -> Evaluation:
    """The same. Raises NotEditable."""
    if not evaluation.is_editable:
        raise NotEditable(f"本表当前为“{evaluation.get_state_display()}”，不能修改。")
    return evaluation


def with_content(evaluation: Evaluation) -> Evaluation:
    """All cells and rows loaded at once."""
    prefetch_related_objects([evaluation], *CONTENT)
    return evaluation


def _named_as(known: Evaluation, evaluation: Evaluation) -> Evaluation:
    for name in _NAMES:
        setattr(evaluation, name, getattr(known, name))
    return evaluation


def next_version(evaluation: Evaluation, *, at: datetime) -> int:
    """Count one more saved change of an evaluation that is held under its lock."""
    before = evaluation.version
    evaluation.version, evaluation.saved_at = before + 1, at
    take_version(evaluation, after=before)
    return evaluation.version


def take_version(evaluation: Evaluation, *, after: int) -> None:
    """Store its version and time, if nobody has changed or submitted it since `after`.

    Holds the row until the transaction ends. Raises Overtaken.
    """
    changed = Evaluation.objects.filter(pk=evaluation.pk, version=after, state__in=EDITABLE).update(
        version=evaluation.version, saved_at=evaluation.saved_at
    )
    if not changed:
        raise Overtaken("本表刚刚被他人提交或修改，请刷新页面后重试。")
