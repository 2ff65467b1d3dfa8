"""The trail as a person reads it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from evalforms.audit.models import AuditEvent
from evalforms.audit.timeline import timeline
from evalforms.evaluations.states import State
from tests import append_only, make

pytestmark = pytest.mark.django_db


def test_timeline_tells_the_newest_first_in_the_words_of_the_buttons(unit, filler, unit_head):
    evaluation = make.evaluation(unit=unit, state=State.AWAITING_SIGN_OFF)
    make.step(evaluation, "hand_back", reason="请补充附件")
    (today,) = timeline(evaluation)
    told = [(e.label, e.who, e.role, e.state, e.reason) for e in today.entries]
    assert told == [
        ("退回填报人", "负责人甲", "单位负责人", "已退回", "请补充附件"),
        ("提交给单位负责人审签", "填表甲", "填报人", "待单位审签", ""),
        ("建立自评表", "填表甲", "填报人", "填报中", ""),
    ]


def test_timeline_groups_by_local_days(unit):
    evaluation = make.evaluation(unit=unit, state=State.AWAITING_SIGN_OFF)
    late = datetime(2021, 3, 2, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    early = datetime(2021, 3, 1, 23, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    with append_only.lifted():
        AuditEvent.objects.filter(sequence=1).update(happened_at=early)
        AuditEvent.objects.filter(sequence=2).update(happened_at=late)
    days = [
        (str(day.day), [str(e.when.time()) for e in day.entries]) for day in timeline(evaluation)
    ]
    assert days == [("2021-03-02", ["00:30:00"]), ("2021-03-01", ["23:30:00"])]


def test_timeline_keeps_names_as_they_were_then(unit, filler):
    evaluation = make.evaluation(unit=unit)
    filler.name = "改名后"
    filler.save()
    assert timeline(evaluation)[0].entries[0].who == "填表甲"


def test_timeline_takes_one_query(unit, django_assert_num_queries):
    evaluation = make.evaluation(unit=unit, state=State.APPROVED)
    with django_assert_num_queries(1):
        assert len(timeline(evaluation)[0].entries) == 4
