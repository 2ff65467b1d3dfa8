"""Save cells with the thinking done first: the lock is held only while rows are written.

Reading, scoring and checking take ten times as long as writing. Over SQLite nobody at all can write
meanwhile, so they are done on what is loaded, and the result counts if nobody came between.
"""

from collections.abc import Iterable

from django.db import transaction

from evalforms.accounts.models import User
from evalforms.evaluations.current import Current, judged, keep_result, settled
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.saving import Change, Saved, plan_cells, save_cells, write
from evalforms.evaluations.writing import Overtaken, editable, with_content


def save_and_settle(
    evaluation: Evaluation, changes: Iterable[Change], *, by: User
) -> tuple[Saved, Current]:
    """The saved cells and the state after it, as `save_cells` and `settled` one after the other.

    `evaluation`: just read, its content not yet, so that content is never older than its version.
    Raises what `save_cells` raises; then nothing at all is written.
    """
    changes = tuple(changes)
    try:
        return _ahead(evaluation, changes, by)
    except Overtaken:  # by somebody who saved the same form within these milliseconds
        return _under_lock(evaluation, changes, by)


def _ahead(evaluation: Evaluation, changes: tuple[Change, ...], by: User) -> tuple[Saved, Current]:
    plan = plan_cells(with_content(editable(evaluation)), changes, by=by)
    state = judged(evaluation)
    if plan.saved.version_raised:
        with transaction.atomic():
            write(plan)
            keep_result(state)
    return plan.saved, state


@transaction.atomic
def _under_lock(known: Evaluation, changes: tuple[Change, ...], by: User) -> tuple[Saved, Current]:
    saved = save_cells(known.pk, changes, by=by, known=known)
    return saved, settled(saved.evaluation)
