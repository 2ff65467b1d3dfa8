"""The life of an evaluation as a table that an official can compare with the flow chart."""

from dataclasses import dataclass

from evalforms.accounts.roles import Role
from evalforms.evaluations.states import State


@dataclass(frozen=True, slots=True)
class Move:
    """One permitted change of state; `label` is the button, `done` says what comes next."""

    name: str
    sources: tuple[State, ...]
    target: State
    role: Role
    label: str
    done: str
    needs_reason: bool = False


MOVES: dict[str, Move] = {
    move.name: move
    for move in (
        Move(
            "submit",
            (State.DRAFT, State.RETURNED),
            State.AWAITING_SIGN_OFF,
            Role.FILLER,
            "提交给单位负责人审签",
            "已提交，等待单位负责人审签。",
        ),
        Move(
            "withdraw",
            (State.AWAITING_SIGN_OFF,),
            State.DRAFT,
            Role.FILLER,
            "撤回修改",
            "已撤回，可以继续填报。",
        ),
        Move(
            "hand_back",
            (State.AWAITING_SIGN_OFF,),
            State.RETURNED,
            Role.UNIT_HEAD,
            "退回填报人",
            "已退回填报人修改。",
            needs_reason=True,
        ),
        Move(
            "sign_off",
            (State.AWAITING_SIGN_OFF,),
            State.SUBMITTED,
            Role.UNIT_HEAD,
            "审签并报送财政部门",
            "已审签并报送，等待财政部门审核。",
        ),
        Move(
            "recall",
            (State.SUBMITTED,),
            State.AWAITING_SIGN_OFF,
            Role.UNIT_HEAD,
            "撤回报送",
            "已从财政部门撤回，可以重新审签或退回填报人。",
        ),
        Move(
            "return_for_revision",
            (State.SUBMITTED,),
            State.RETURNED,
            Role.REVIEWER,
            "退回单位修改",
            "已退回单位修改。",
            needs_reason=True,
        ),
        Move(
            "approve",
            (State.SUBMITTED,),
            State.APPROVED,
            Role.REVIEWER,
            "审核通过",
            "已审核通过，等待管理员签章存档。",
        ),
        Move(
            "seal",
            (State.APPROVED,),
            State.SEALED,
            Role.ADMINISTRATOR,
            "签章存档",
            "已签章存档，正式PDF不再改变。",
        ),
        Move(
            "reopen",
            (State.APPROVED, State.SEALED),
            State.RETURNED,
            Role.REVIEWER,
            "重新打开",
            "已重新打开并退回单位修改。",
            needs_reason=True,
        ),
        Move(
            "void",
            (State.DRAFT, State.RETURNED),
            State.VOID,
            Role.ADMINISTRATOR,
            "作废",
            "已作废，可以重新建立自评表。",
            needs_reason=True,
        ),
    )
}
