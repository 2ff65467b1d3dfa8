"""The filler hands the sheet to the unit's head; here completeness becomes compulsory."""

from typing import Unpack

from django.db import transaction

from evalforms.evaluations.assessment import OpenFinding
from evalforms.evaluations.models import Evaluation, Occasion
from evalforms.workflow.freeze import assess_stored, date_the_signature, freeze
from evalforms.workflow.move import How, MoveRefused, move


def submit(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    """Like every verb, and refused while an error is open or a warning unexplained."""
    try:
        return _submit(evaluation, **how)
    except MoveRefused:
        evaluation.refresh_from_db()  # the step was taken and undone
        raise


@transaction.atomic
def _submit(evaluation: Evaluation, **how: Unpack[How]) -> bool:
    if not move(evaluation, "submit", **how):
        return False
    date_the_signature(evaluation, None)
    assessment = assess_stored(evaluation)
    if assessment.blocking:
        raise _refusal(assessment.blocking)
    freeze(evaluation, assessment, occasion=Occasion.SUBMIT, by=how["by"])
    return True


def _refusal(blocking: tuple[OpenFinding, ...]) -> MoveRefused:
    sentence = f"还有{len(blocking)}项未处理，不能提交：错误须改正，提醒须填写情况说明。"
    return MoveRefused(sentence, findings=blocking)
