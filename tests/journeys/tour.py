"""Every page in the states that look different, by who may see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from evalforms.accounts.models import Unit, User
from evalforms.accounts.roles import Role
from evalforms.evaluations.models import Evaluation, Kind
from evalforms.evaluations.states import State
from evalforms.exports.models import Batch, BatchState, ItemState
from evalforms.rounds.models import Round
from tests import make


@dataclass(frozen=True, slots=True)
class World:
    """One evaluation in every state, a blank and a doubtful one of each kind."""

    unit: Unit
    round: Round
    in_state: dict[State, Evaluation]
    blank_project: Evaluation
    department: Evaluation
    blank_department: Evaluation
    batches: tuple[Batch, ...]

    def person(self, role: Role) -> User:
        return make.person(role, self.unit)


def build(unit: Unit, subordinate: Unit, round: Round) -> World:
    in_state = {
        state: make.evaluation(state=state, project=make.project(unit, name=f"项目{state.label}"))
        for state in State
    }
    make.project(unit, name="还没有开始的项目")
    make.extension(round, subordinate, days_left=40)
    make.rule_settings(round, published=True, I18="hint")
    make.rule_settings(round, F15="error", SC09="warning")
    blank = make.project(unit, name="空白项目")
    return World(
        unit=unit,
        round=round,
        in_state=in_state,
        blank_project=make.evaluation(project=blank, filled=False),
        department=make.evaluation(kind=Kind.DEPARTMENT, unit=unit),
        blank_department=make.evaluation(kind=Kind.DEPARTMENT, unit=subordinate, filled=False),
        batches=tuple(_batches(in_state[State.SEALED])),
    )


def _batches(evaluation: Evaluation) -> Iterator[Batch]:
    """At work, done with one sheet failed, and given up."""
    yield make.batch(evaluation, state=BatchState.RUNNING)
    done = make.batch(evaluation, state=BatchState.DONE, sha256="a" * 64, size=1)
    done.items.update(state=ItemState.FAILED, error="下单后已被重新打开，没有处理。")
    yield done
    yield make.batch(evaluation, state=BatchState.FAILED, error="无法写入存储目录。")


def pages_of(role: Role, world: World) -> list[str]:
    """Addresses, first the page that the role begins its day with."""
    common = ["/", "/evaluations/", "/evaluations/?q=没有这样的表", "/password/"]
    return [*common, *_OWN[role](world)]


def _filler(world: World) -> list[str]:
    return [
        *_read(world),
        "/v/",
        f"/v/{_code(world.in_state[State.SEALED])}/",
        _at(world.in_state[State.DRAFT], "fill/"),
        _at(world.in_state[State.RETURNED], "fill/"),
        _at(world.blank_project, "fill/"),
        _at(world.department, "fill/"),
        _at(world.in_state[State.DRAFT], "moves/submit/"),
        _at(world.in_state[State.AWAITING_SIGN_OFF], "moves/withdraw/"),
    ]


def _code(evaluation: Evaluation) -> str:
    return evaluation.snapshots.get(occasion="approve").printed_code.code


def _unit_head(world: World) -> list[str]:
    waiting = world.in_state[State.AWAITING_SIGN_OFF]
    return [
        _at(waiting),
        _at(waiting, "moves/sign_off/"),
        _at(waiting, "moves/hand_back/"),
        _at(world.in_state[State.SUBMITTED], "moves/recall/"),
    ]


def _reviewer(world: World) -> list[str]:
    submitted, approved = world.in_state[State.SUBMITTED], world.in_state[State.APPROVED]
    return [
        "/review/",
        "/review/?q=没有这样的表",
        f"/review/{submitted.pk}/",
        f"/review/{world.in_state[State.RETURNED].pk}/",
        f"/review/{approved.pk}/",
        _at(submitted),
        _at(submitted, "moves/approve/"),
        _at(submitted, "moves/return_for_revision/"),
        _at(approved, "moves/reopen/"),
    ]


def _administrator(world: World) -> list[str]:
    return [
        "/rounds/",
        "/rounds/new/",
        f"/rounds/{world.round.pk}/",
        f"/rounds/{world.round.pk}/?only=unfiled",
        f"/rounds/{world.round.pk}/edit/",
        f"/rounds/{world.round.pk}/rules/",
        f"/rounds/{world.round.pk}/rules/trial/",
        f"/rounds/{world.round.pk}/rules/1/",
        _at(world.in_state[State.DRAFT], "moves/void/"),
        _at(world.in_state[State.APPROVED], "moves/seal/"),
        _at(world.in_state[State.SEALED]),
        "/exports/",
        "/exports/?what=pdf&q=没有这样的表",
        *(f"/exports/{batch.pk}/" for batch in world.batches),
    ]


def _auditor(world: World) -> list[str]:
    return [
        "/rounds/",
        f"/rounds/{world.round.pk}/",
        f"/rounds/{world.round.pk}/rules/",
        f"/rounds/{world.round.pk}/rules/1/",
        _at(world.in_state[State.APPROVED]),
        "/exports/",
    ]


def _read(world: World) -> list[str]:
    read = (world.in_state[State.RETURNED], world.in_state[State.APPROVED], world.department)
    return [*map(_at, read), _at(world.blank_project)]


def _at(evaluation: Evaluation, rest: str = "") -> str:
    return f"/evaluations/{evaluation.pk}/{rest}"


_OWN = {
    Role.FILLER: _filler,
    Role.UNIT_HEAD: _unit_head,
    Role.REVIEWER: _reviewer,
    Role.ADMINISTRATOR: _administrator,
    Role.AUDITOR: _auditor,
}
