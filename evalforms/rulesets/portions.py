"""Which forms of a round are tried together: so many as one request can judge, from everywhere."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from itertools import zip_longest

from django.core.paginator import Paginator

from evalforms.rounds.models import Round
from evalforms.rulesets.live_forms import live_forms

# Measured on two busy cores, either database: judging a form twice takes 15 ms where the form is
# complete, up to 40 ms where it is not, so a portion takes 1.5 to 4 seconds.
FORMS_AT_ONCE = 100


def portions(round: Round) -> Paginator:
    """Primary keys of all forms that are not void; the same ones together at every call."""
    forms = live_forms(round).values_list("pk", "unit__path")
    return Paginator(in_turns(forms), FORMS_AT_ONCE)


def in_turns(forms: Iterable[tuple[int, str]]) -> list[int]:
    """One form of each department, then a second one of each, until all have had their turn.

    Forms: primary key, path of the unit. Within a department they are shuffled, so that its own
    form, which is read together with all its projects', is not always among the first.
    """
    by_department: dict[str, list[int]] = defaultdict(list)
    for pk, path in sorted(forms, key=_shuffled):
        by_department[path.partition("/")[0]].append(pk)
    departments = [by_department[code] for code in sorted(by_department)]
    return [pk for turn in zip_longest(*departments) for pk in turn if pk is not None]


def _shuffled(form: tuple[int, str]) -> bytes:
    return sha256(str(form[0]).encode()).digest()
