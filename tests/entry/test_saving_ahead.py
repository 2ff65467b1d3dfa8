"""A save thinks before it locks: what happens when somebody comes between, and what is locked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from evalforms.accounts.models import User
from evalforms.evaluations import current, saving_ahead
from evalforms.evaluations.models import CellEntry, Evaluation, ProjectCells
from evalforms.evaluations.saving import Change, save_cells
from evalforms.evaluations.states import State
from tests.entry.conftest import Send

Meanwhile = Callable[[Callable[[], object]], None]


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """`meanwhile(act)`: act once, when the next save has read its cells and not yet written."""
    judged = saving_ahead.judged

    def plan(act: Callable[[], object]) -> None:
        left = [act]

        def after_acting(evaluation: Evaluation) -> current.Current:
            if left:
                left.pop()()
            return judged(evaluation)

        monkeypatch.setattr(saving_ahead, "judged", after_acting)

    return plan


def _save(evaluation: Evaluation, cells: dict[str, str], *, by: User) -> None:
    save_cells(evaluation.pk, [Change(cell, typed, 1) for cell, typed in cells.items()], by=by)


def test_other_cells_saved_meanwhile_are_kept_and_counted(
    send: Send, blank: Evaluation, filler: User, colleague: User, meanwhile: Meanwhile
) -> None:
    funds = {"funds.budget.municipal": "345", "funds.allocated": "345"}
    meanwhile(lambda: _save(blank, funds, by=colleague))
    answer = send(blank, {"funds.spent.municipal": "284.17"}, by=filler, version=1).json()
    assert answer["version"] == 3
    assert set(answer["others"]) == set(funds)
    cells = ProjectCells.objects.get(pk=blank.pk)
    assert f"{cells.funds_allocated} {cells.funds_spent_municipal}" == "345.00 284.17"
    rate = blank.score_lines.get(indicator="budget_execution_rate")
    assert f"{rate.score}" == "2.47"  # 3 × 284.17 ÷ 345.00: of both people's figures


def test_same_cell_saved_meanwhile_is_a_conflict(
    send: Send, blank: Evaluation, filler: User, colleague: User, meanwhile: Meanwhile
) -> None:
    meanwhile(lambda: _save(blank, {"funds.allocated": "345"}, by=colleague))
    answer = send(blank, {"funds.allocated": "300"}, by=filler, version=1).json()
    [conflict] = answer["conflicts"]
    assert (conflict["theirs"], conflict["yours"]) == ("345.00", "300")
    assert CellEntry.objects.get(cell="funds.allocated").entered_by == colleague


def test_sheet_submitted_meanwhile_is_not_changed(
    send: Send, blank: Evaluation, meanwhile: Meanwhile
) -> None:
    def submit() -> None:
        Evaluation.objects.filter(pk=blank.pk).update(state=State.SUBMITTED)

    meanwhile(submit)
    answer = send(blank, {"handler": "测试丙"}, version=1)
    assert answer.status_code == 409
    assert "不能修改" in answer.json()["error"]
    assert ProjectCells.objects.get(pk=blank.pk).handler == ""
    assert not CellEntry.objects.filter(evaluation=blank).exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_locked_while_a_save_scores_and_checks(
    send: Send, blank: Evaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    assess, locked = current.assess, []

    def looking(*args: Any, **options: Any) -> Any:
        locked.append(connection.in_atomic_block)
        return assess(*args, **options)

    monkeypatch.setattr(current, "assess", looking)
    assert send(blank, {"handler": "测试丙"}, version=1).json()["version"] == 2
    assert locked == [False]
