"""The sheets of a department's project forms, read all at once; or only those that have changed."""

from collections.abc import Sequence
from datetime import datetime

from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.sheet import sheet_of
from evalforms.sheets.sheet import Sheet

_CONTENT = ("score_lines", "objective_lines", "evaluator_lines")
# Sheets of this process, about 20 KB each, begun anew when there are so many.
_MOST = 1000

_Stand = tuple[int, datetime]
_seen: dict[int, tuple[_Stand, Sheet]] = {}


def read_sheets(forms: Sequence[Evaluation]) -> dict[int, Sheet]:
    """By primary key, in four queries."""
    return {form.pk: sheet_of(form) for form in _with_content(forms)}


def changed_sheets(forms: Sequence[Evaluation]) -> dict[int, Sheet]:
    """As `read_sheets`, without reading again what has the version of the last time.

    Only for who changes none of these forms in this transaction: what is read here may serve
    every later request, and must have been committed.
    """
    known = {form.pk: sheet for form in forms if (sheet := _seen_sheet(form)) is not None}
    for form in _with_content([form for form in forms if form.pk not in known]):
        known[form.pk] = sheet_of(form)
        _remember(form, known[form.pk])
    return known


def _seen_sheet(form: Evaluation) -> Sheet | None:
    """One look: another thread may empty the shelf at any moment."""
    seen = _seen.get(form.pk)
    return seen[1] if seen is not None and seen[0] == _stand(form) else None


def _remember(form: Evaluation, sheet: Sheet) -> None:
    if len(_seen) >= _MOST:
        _seen.clear()
    _seen[form.pk] = (_stand(form), sheet)


def _stand(form: Evaluation) -> _Stand:
    """Every change of content raises the version; the time tells apart what was rolled back."""
    return form.version, form.saved_at


def _with_content(forms: Sequence[Evaluation]) -> Sequence[Evaluation]:
    if not forms:
        return ()
    found = Evaluation.objects.filter(pk__in=[form.pk for form in forms])
    related = found.select_related("round", "framework", "project_cells")
    return tuple(related.prefetch_related(*_CONTENT))
