"""核验码 of frozen versions: given once with the version, found again by what was typed."""

import pytest

from evalforms.documents import codes
from evalforms.documents.codes import give_code, mark_of, with_code
from evalforms.documents.models import PrintedCode
from evalforms.evaluations.states import State
from tests import make

pytestmark = pytest.mark.django_db


def test_every_frozen_version_has_a_code_of_its_own(unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    given = PrintedCode.objects.filter(snapshot__evaluation=evaluation)
    assert len({code.code for code in given}) == evaluation.snapshots.count() == 3


def test_a_code_leads_back_to_its_version(unit):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    for snapshot in evaluation.snapshots.all():
        assert with_code(snapshot.printed_code.code).snapshot == snapshot
    assert with_code("A" * 12) is None


def test_a_code_that_is_taken_is_drawn_again(unit, monkeypatch):
    first, second = (make.evaluation(unit=unit, state=State.SUBMITTED) for _ in range(2))
    taken = first.snapshots.first().printed_code.code
    drawn = iter([taken, taken, "ZZZZZZZZZZZZ"])
    monkeypatch.setattr(codes, "new_code", lambda: next(drawn))
    make.step(second, "approve")
    assert second.snapshots.first().printed_code.code == "ZZZZZZZZZZZZ"


def test_it_gives_up_rather_than_draw_for_ever(unit, monkeypatch):
    snapshot = make.evaluation(unit=unit, state=State.SUBMITTED).snapshots.first()
    monkeypatch.setattr(codes, "new_code", lambda: snapshot.printed_code.code)
    with pytest.raises(RuntimeError):
        give_code(snapshot)


def test_the_mark_binds_code_version_and_content(unit):
    snapshot = make.evaluation(unit=unit, state=State.SUBMITTED).snapshots.first()
    mark = mark_of(snapshot)
    assert (mark.code, mark.version) == (snapshot.printed_code.code, snapshot.version)
    assert (mark.digest, mark.address) == (snapshot.sha256, "")
