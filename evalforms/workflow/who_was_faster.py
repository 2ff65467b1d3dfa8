"""What to tell the one who comes second: who changed the evaluation, when, and how."""

from evalforms.accounts.roles import Role
from evalforms.audit.timeline import label_of
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import State
from evalforms.moments import day_and_time


def who_was_faster(evaluation: Evaluation, version: int) -> str:
    """`version`: the one that the slower person still had before them."""
    return f"{_story(evaluation, version)}请核对最新内容后再操作。"


def _story(evaluation: Evaluation, version: int) -> str:
    now = f"自评表当前为“{State(evaluation.state).label}”。"
    event = evaluation.audit_events.filter(version__gt=version).order_by("sequence").last()
    if event:
        role = Role(event.actor_role).label
        did = label_of(event.action)
        return (
            f"{event.actor_name}（{role}）已于{day_and_time(event.happened_at)}执行“{did}”，{now}"
        )
    entry = evaluation.cell_entries.filter(version__gt=version).order_by("entered_at").last()
    if entry:
        return f"{entry.entered_by.name}已于{day_and_time(entry.entered_at)}修改了填报内容，{now}"
    return f"您打开页面之后，这份自评表已有改动，{now}"
