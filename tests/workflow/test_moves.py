"""Every move of the table: who, from where, on which version, and what it leaves behind."""

import pytest
from django.core.exceptions import PermissionDenied

from evalforms.accounts.roles import Role
from evalforms.audit.models import AuditEvent
from evalforms.evaluations import permissions
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.moves import MOVES
from evalforms.evaluations.states import State
from evalforms.workflow import move as move_module
from evalforms.workflow.move import MoveRefused
from evalforms.workflow.verbs import VERBS
from tests import make

pytestmark = pytest.mark.django_db

STEPS = [(move.name, source) for move in MOVES.values() for source in move.sources]
STRANGERS = [(move.name, role) for move in MOVES.values() for role in Role if role != move.role]
WRONG_STATES = [
    (move.name, state) for move in MOVES.values() for state in State if state not in move.sources
]


def take(evaluation: Evaluation, name: str, **how) -> bool:
    how.setdefault("by", make.person(MOVES[name].role, evaluation.unit))
    how.setdefault("version", evaluation.version)
    how.setdefault("reason", "数据与附件不一致")
    return VERBS[name](evaluation, **how)


def stored(evaluation: Evaluation) -> tuple[str, int, int]:
    now = Evaluation.objects.get(pk=evaluation.pk)
    return now.state, now.version, now.audit_events.count()


def test_there_is_a_verb_for_every_move_and_no_other():
    assert list(VERBS) == list(MOVES)


@pytest.mark.parametrize(("name", "source"), STEPS)
def test_move_leads_from_its_source_to_its_target(name, source):
    evaluation = make.evaluation(state=source)
    before = stored(evaluation)
    assert take(evaluation, name) is True
    assert stored(evaluation) == (MOVES[name].target, before[1] + 1, before[2] + 1)
    assert evaluation.state == MOVES[name].target


@pytest.mark.parametrize(("name", "source"), STEPS)
def test_move_is_recorded_with_everything_that_matters(name, source):
    evaluation = make.evaluation(state=source)
    by = make.person(MOVES[name].role, evaluation.unit)
    take(evaluation, name, by=by, reason=" 请核对 ", address="2001:DB8::1")
    event = AuditEvent.objects.filter(evaluation=evaluation).last()
    assert (event.action, event.from_state, event.to_state) == (name, source, MOVES[name].target)
    assert (event.actor, event.actor_name, event.actor_role) == (by, by.name, by.role)
    assert (event.reason, event.address) == ("请核对", "2001:db8::1")
    assert event.version == evaluation.version


@pytest.mark.parametrize(("name", "role"), STRANGERS)
def test_move_is_closed_to_every_other_role(name, role):
    evaluation = make.evaluation(state=MOVES[name].sources[0])
    before = stored(evaluation)
    with pytest.raises(PermissionDenied, match=f"只有{MOVES[name].role.label}可以执行"):
        take(evaluation, name, by=make.person(role, evaluation.unit))
    assert stored(evaluation) == before


@pytest.mark.parametrize(("name", "state"), WRONG_STATES)
def test_move_is_refused_from_every_other_state(name, state):
    evaluation = make.evaluation(state=state)
    before = stored(evaluation)
    with pytest.raises(MoveRefused, match=f"自评表当前为“{state.label}”"):
        take(evaluation, name)
    assert stored(evaluation) == before


@pytest.mark.parametrize("name", [move.name for move in MOVES.values() if move.needs_reason])
@pytest.mark.parametrize("reason", ["", " \n\t　"])
def test_move_demands_a_reason_where_the_table_says_so(name, reason):
    evaluation = make.evaluation(state=MOVES[name].sources[0])
    before = stored(evaluation)
    with pytest.raises(MoveRefused, match="须写明原因"):
        take(evaluation, name, reason=reason)
    assert stored(evaluation) == before


@pytest.mark.parametrize("name", list(MOVES))
def test_move_on_a_stale_version_is_refused(name):
    evaluation = make.evaluation(state=MOVES[name].sources[0])
    before = stored(evaluation)
    for version in (evaluation.version - 1, evaluation.version + 1, 0, 2**31 - 1):
        with pytest.raises(MoveRefused, match="请核对最新内容后再操作"):
            take(evaluation, name, version=version)
    assert stored(evaluation) == before


@pytest.mark.parametrize("name", list(MOVES))
def test_a_second_click_is_answered_like_the_first_and_changes_nothing(name):
    evaluation = make.evaluation(state=MOVES[name].sources[0])
    by, version = make.person(MOVES[name].role, evaluation.unit), evaluation.version
    assert take(evaluation, name, by=by, version=version) is True
    after = stored(evaluation)
    assert take(evaluation, name, by=by, version=version) is False
    assert stored(evaluation) == after


def test_a_second_click_by_somebody_else_learns_who_was_faster():
    evaluation = make.evaluation(state=State.SUBMITTED)
    version = evaluation.version
    first = make.user(Role.REVIEWER, name="审核一", portfolio=(evaluation.unit,))
    second = make.user(Role.REVIEWER, name="审核二", portfolio=(evaluation.unit,))
    take(evaluation, "approve", by=first, version=version)
    with pytest.raises(MoveRefused) as refused:
        take(evaluation, "return_for_revision", by=second, version=version)
    assert refused.value.sentence.startswith("审核一（财政审核人）已于")
    assert refused.value.sentence.endswith(
        "执行“审核通过”，自评表当前为“已通过”。请核对最新内容后再操作。"
    )


@pytest.mark.parametrize("name", list(MOVES))
def test_the_update_itself_finds_out_who_was_faster(name, monkeypatch):
    """Somebody acts after the question whether one may, and before the step."""
    evaluation = make.evaluation(state=MOVES[name].sources[0])
    version = evaluation.version

    def may_and_be_overtaken(*question):
        verdict = permissions.may(*question)
        Evaluation.objects.filter(pk=evaluation.pk).update(version=version + 1)
        return verdict

    monkeypatch.setattr(move_module, "may", may_and_be_overtaken)
    with pytest.raises(MoveRefused, match="这份自评表已有改动"):
        take(evaluation, name, version=version)
    evaluation.refresh_from_db()
    assert evaluation.state == MOVES[name].sources[0]


@pytest.mark.parametrize("name", list(MOVES))
def test_nothing_moves_when_the_audit_event_cannot_be_written(name, monkeypatch):
    evaluation = make.evaluation(state=MOVES[name].sources[0])
    before, snapshots = stored(evaluation), evaluation.snapshots.count()

    def no_space(*_, **__):
        raise OSError("disk full")

    monkeypatch.setattr(AuditEvent, "save", no_space)
    with pytest.raises(OSError, match="disk full"):
        take(evaluation, name)
    assert stored(evaluation) == before
    assert evaluation.snapshots.count() == snapshots


def test_move_of_a_cell_that_somebody_changed_meanwhile_names_them(filler, colleague, unit):
    evaluation = make.evaluation(unit=unit)
    seen = evaluation.version
    Evaluation.objects.filter(pk=evaluation.pk).update(version=seen + 1)
    evaluation.cell_entries.update(version=seen + 1, entered_by=colleague)
    with pytest.raises(MoveRefused, match=r"填表乙已于.*修改了填报内容"):
        take(evaluation, "submit", by=filler, version=seen)
