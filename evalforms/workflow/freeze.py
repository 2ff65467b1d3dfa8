"""What submitting, signing off and approving share: assess what is stored now, and keep it."""

from datetime import date

from evalforms.accounts.models import User
from evalforms.documents.codes import give_code
from evalforms.evaluations.assessment import Assessment, assess, store_result
from evalforms.evaluations.models import (
    DepartmentCells,
    Evaluation,
    Kind,
    Occasion,
    ProjectCells,
    Snapshot,
)
from evalforms.evaluations.snapshot import take_snapshot


def assess_stored(evaluation: Evaluation) -> Assessment:
    """From the database, whatever the caller's object still remembers of the cells."""
    return assess(Evaluation.objects.with_names().get(pk=evaluation.pk))


def freeze(
    evaluation: Evaluation, assessment: Assessment, *, occasion: Occasion, by: User
) -> Snapshot:
    store_result(evaluation, assessment)
    evaluation.refresh_from_db()
    snapshot = take_snapshot(evaluation, assessment, occasion=occasion, by=by)
    give_code(snapshot)
    return snapshot


def date_the_signature(evaluation: Evaluation, day: date | None) -> None:
    """单位负责人(签章) 年 月 日: the day of the sign-off, nothing before it."""
    cells = DepartmentCells if evaluation.kind == Kind.DEPARTMENT else ProjectCells
    cells.objects.filter(evaluation=evaluation).update(signed_on=day)
