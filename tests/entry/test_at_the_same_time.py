"""Real transactions: many savers of one sheet at once, on whatever database the tests run on."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from evalforms.accounts.models import User
from evalforms.accounts.roles import Role
from evalforms.evaluations.models import CellEntry, Evaluation, ProjectCells
from evalforms.evaluations.saving import Change, save_cells
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 15


def test_nobody_loses_a_cell() -> None:
    unit = make.unit()
    people = [make.user(Role.FILLER, unit=unit) for _ in range(2)]
    blank = make.evaluation(unit=unit, filled=False)
    cells = ("handler", "responsible")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(typing, [blank.pk] * 2, cells, people))
    stored = ProjectCells.objects.get(pk=blank.pk)
    assert (stored.handler, stored.responsible) == (f"第{TIMES}次", f"第{TIMES}次")
    assert Evaluation.objects.get(pk=blank.pk).version == blank.version + 2 * TIMES


def test_one_of_two_in_the_same_cell_is_told_of_the_other() -> None:
    unit = make.unit()
    people = [make.user(Role.FILLER, unit=unit) for _ in range(2)]
    blank = make.evaluation(unit=unit, filled=False)
    with ThreadPoolExecutor(2) as pool:
        texts = ("甲的值", "乙的值")
        saved = list(pool.map(once, [blank.pk] * 2, texts, people))
    assert sorted(len(conflicts) for conflicts in saved) == [0, 1]
    entry = CellEntry.objects.get(evaluation=blank, cell="handler")
    [conflict] = [conflict for conflicts in saved for conflict in conflicts]
    assert conflict.theirs == ProjectCells.objects.get(pk=blank.pk).handler
    assert conflict.by == entry.entered_by.name


def typing(pk: int, cell: str, person: User) -> None:
    for number in range(1, TIMES + 1):
        save_cells(pk, [Change(cell, f"第{number}次", base=1)], by=person)
    connection.close()


def once(pk: int, text: str, person: User) -> list:
    conflicts = save_cells(pk, [Change("handler", text, base=1)], by=person).conflicts
    connection.close()
    return conflicts
