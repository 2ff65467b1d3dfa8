"""Counts in lists follow published rules a few forms at a time, whatever else is going on."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

from evalforms.accounts.models import Unit, User
from evalforms.evaluations.assessment import assess, judge
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.saving import Change
from evalforms.evaluations.saving_ahead import save_and_settle
from evalforms.evaluations.states import State
from evalforms.rulesets import recounting
from evalforms.rulesets.recounting import recount_some, waiting_forms
from evalforms.rulesets.trial import counts_of
from evalforms.workflow.move import MoveRefused
from tests import make

pytestmark = pytest.mark.django_db

Doing = Callable[[Callable[[], Any]], None]


@pytest.fixture
def forms(open_round, unit, filler) -> list[Evaluation]:
    """Three forms with an evaluator without 职务, of which the new rules make an error."""
    return untitled_forms(unit, filler)


def untitled_forms(unit: Unit, filler: User) -> list[Evaluation]:
    made = [make.evaluation(project=make.project(unit)) for _ in range(3)]
    for form in made:
        form.evaluator_lines.update(title="")
        make.explain_warnings(form, by=filler)
    make.rule_settings(made[0].round, published=True, F10="error")
    return made


@pytest.fixture
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recounting, "FORMS_AT_ONCE", 1)


def stored(form: Evaluation) -> dict[str, int]:
    form.refresh_from_db()
    return {level: getattr(form, f"{level}_count") for level in ("error", "warning", "hint")}


def counted_now(form: Evaluation) -> dict[str, int]:
    return counts_of(assess(Evaluation.objects.get(pk=form.pk)))


def save(form: Evaluation, by: User, **cells: str) -> None:
    read = Evaluation.objects.with_names().get(pk=form.pk)
    changes = [Change(cell, typed, base=read.version) for cell, typed in cells.items()]
    save_and_settle(read, changes, by=by)


def test_every_form_is_counted_once(forms, open_round, one_at_a_time) -> None:
    assert waiting_forms(open_round) == 3
    assert [recount_some() for _ in range(4)] == [True, True, True, False]
    assert waiting_forms(open_round) == 0
    assert [stored(form) for form in forms] == [counted_now(form) for form in forms]
    assert [form.error_count for form in forms] == [1, 1, 1]


def test_what_a_dead_worker_left_is_counted_by_the_next(forms, one_at_a_time) -> None:
    assert recount_some()
    assert sorted(stored(form)["error"] for form in forms) == [0, 0, 1]
    call_command("worker", "--once")
    assert [stored(form)["error"] for form in forms] == [1, 1, 1]


def test_without_published_rules_nothing_waits(unit, open_round) -> None:
    make.evaluation(unit=unit)
    make.rule_settings(open_round, F10="error")
    assert (recount_some(), waiting_forms(open_round)) == (False, 0)


def test_approved_and_void_forms_stay_as_they_are(open_round, unit) -> None:
    for state in (State.APPROVED, State.VOID):
        make.evaluation(project=make.project(unit), state=state)
    make.rule_settings(open_round, published=True, F10="error")
    assert (recount_some(), waiting_forms(open_round)) == (False, 0)


def test_another_round_is_left_alone(forms, unit) -> None:
    earlier = make.evaluation(
        kind="department", unit=unit, round=make.round(year=2019, opens_in=-400, days_left=30)
    )
    before = stored(earlier)
    while recount_some():
        pass
    assert (stored(earlier), earlier.counted_by) == (before, 0)


def test_the_next_version_counts_all_of_them_again(forms, open_round) -> None:
    while recount_some():
        pass
    make.rule_settings(open_round, published=True, F10="hint")
    assert waiting_forms(open_round) == 3
    while recount_some():
        pass
    assert [stored(form)["error"] for form in forms] == [0, 0, 0]


def test_a_form_that_is_saved_meanwhile_need_not_wait(
    forms, open_round, filler, one_at_a_time
) -> None:
    assert recount_some()
    save(forms[2], filler, phone="0354-0000009")
    assert (stored(forms[2]), forms[2].counted_by) == (counted_now(forms[2]), 1)
    assert waiting_forms(open_round) == 1


def test_nobody_submits_by_the_former_rules(forms) -> None:
    with pytest.raises(MoveRefused):
        make.step(forms[0], "submit")


def test_submitting_counts_everything_anew(unit, open_round) -> None:
    form = make.evaluation(unit=unit)
    make.rule_settings(open_round, published=True, SC09="off")
    make.step(form, "submit")
    assert (stored(form), form.counted_by) == (counted_now(form), 1)
    assert waiting_forms(open_round) == 0


@pytest.fixture
def while_reckoning(monkeypatch: pytest.MonkeyPatch) -> Doing:
    """`while_reckoning(act)`: once, after the first form was read and before it is written."""

    def arrange(act: Callable[[], Any]) -> None:
        waiting = [act]

        def interrupted(*args: Any) -> Any:
            for doing in waiting[:]:
                waiting.remove(doing)
                doing()
            return judge(*args)

        monkeypatch.setattr(recounting, "judge", interrupted)

    return arrange


def test_a_save_while_its_form_is_reckoned_is_not_undone(forms, filler, while_reckoning) -> None:
    while_reckoning(lambda: save(forms[0], filler, phone="x", handler=""))
    while recount_some():
        pass
    assert stored(forms[0]) == counted_now(forms[0])
    assert forms[0].error_count == 3


def test_rules_published_while_a_form_is_reckoned_win(forms, open_round, while_reckoning) -> None:
    while_reckoning(lambda: make.rule_settings(open_round, published=True, F10="hint"))
    while recount_some():
        pass
    assert {stored(form)["error"] for form in forms} == {0}
    assert {form.counted_by for form in forms} == {2}


def test_a_form_that_cannot_be_counted_holds_up_no_other(
    forms, open_round, while_reckoning, caplog
) -> None:
    def fail() -> None:
        raise ValueError("damaged")

    while_reckoning(fail)
    while recount_some():
        pass
    assert [stored(form)["error"] for form in forms] == [0, 1, 1]
    assert f"form {forms[0].pk} could not be counted" in caplog.text


def test_while_the_database_is_away_all_of_them_wait(forms, open_round, while_reckoning) -> None:
    def fail() -> None:
        raise OperationalError("away")

    while_reckoning(fail)
    with pytest.raises(OperationalError):
        recount_some()
    assert waiting_forms(open_round) == 3


@pytest.mark.django_db(transaction=True)
def test_a_save_is_not_kept_waiting(while_reckoning) -> None:
    unit = make.unit()
    filler = make.user("filler", unit=unit)
    forms = untitled_forms(unit, filler)
    saved, in_time = Event(), []

    def at_the_same_time() -> None:
        save(forms[1], filler, handler="测试丁")
        connection.close()
        saved.set()

    with ThreadPoolExecutor(1) as pool:
        while_reckoning(lambda: (pool.submit(at_the_same_time), in_time.append(saved.wait(10))))
        while recount_some():
            pass
    assert in_time == [True]
    assert [stored(form) for form in forms] == [counted_now(form) for form in forms]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer: nobody holds a row")
@pytest.mark.django_db(transaction=True)
def test_nobody_is_waited_for() -> None:
    unit = make.unit()
    forms = untitled_forms(unit, make.user("filler", unit=unit))
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        Evaluation.objects.filter(pk=forms[0].pk).update(grade="良")
        assert pool.submit(recounted_elsewhere).result(timeout=10)
        assert [stored(form)["error"] for form in forms] == [0, 1, 1]
    assert recount_some()
    assert stored(forms[0])["error"] == 1


def recounted_elsewhere() -> bool:
    try:
        return recount_some()
    finally:
        connection.close()
