"""A step of one form changes what is said about the department form of its branch."""

from evalforms.evaluations.assessment import assess, store_counts
from evalforms.evaluations.models import Evaluation, Kind
from evalforms.evaluations.states import PASSED, State


def recount_departments(form: Evaluation) -> None:
    """Of the unit and those above it; what is approved stays as it was approved.

    Not at every cell that is typed: that would double the time of a save. The department's own
    page is always assessed anew, and the next step counts again.
    """
    path = form.unit.path
    codes = path.strip("/").split("/")
    above = ["/".join(codes[:depth]) + "/" for depth in range(1, len(codes) + 1)]
    found = Evaluation.objects.filter(
        kind=Kind.DEPARTMENT, round=form.round_id, unit__path__in=above
    )
    live = found.exclude(state__in=(*PASSED, State.VOID)).with_names()
    # Upwards, as everybody does it: two steps at the same time never wait for each other.
    for department in live.order_by("-unit__path"):
        store_counts(department, assess(department))
