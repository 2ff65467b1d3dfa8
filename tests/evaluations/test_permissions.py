"""Who may do what: own unit, portfolio, and nobody judges what they filled."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from evalforms.accounts.roles import Role
from evalforms.evaluations.models import CellEntry, Evaluation
from evalforms.evaluations.permissions import Verdict, get_evaluation, may
from evalforms.evaluations.states import FILED, State
from tests import make

pytestmark = pytest.mark.django_db


def asked_by(person):
    request = RequestFactory().get("/")
    request.user = person
    return request


def test_fill_is_for_the_unit_s_own_filler(filler, colleague, unit):
    evaluation = make.evaluation(unit=unit)
    assert may(filler, "fill", evaluation) == Verdict(allowed=True)
    assert may(colleague, "fill", evaluation) == Verdict(allowed=True)


def test_fill_says_why_not_now(filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.SUBMITTED)
    reason = "自评表当前为“待财政审核”，只有“填报中”或“已退回”的自评表可以执行这项操作。"
    assert may(filler, "fill", evaluation) == Verdict(allowed=False, reason=reason, passing=True)


def test_a_bureau_sees_the_units_below_and_does_not_act_for_them(filler, unit_head, subordinate):
    evaluation = make.evaluation(unit=subordinate, state=State.AWAITING_SIGN_OFF)
    reason = "这是测试局属中心的自评表，只能由该单位办理。"
    assert may(filler, "view", evaluation) == Verdict(allowed=True)
    assert may(filler, "withdraw", evaluation) == Verdict(allowed=False, reason=reason)
    assert may(unit_head, "sign_off", evaluation) == Verdict(allowed=False, reason=reason)


def test_a_unit_does_not_see_its_bureau(unit, subordinate):
    evaluation = make.evaluation(unit=unit)
    below = make.user(Role.FILLER, unit=subordinate)
    assert may(below, "view", evaluation).reason == "您无权查看这份自评表。"


def test_a_reviewer_acts_inside_the_portfolio(reviewer, unit, subordinate, outside_unit):
    inside = make.evaluation(unit=subordinate, state=State.SUBMITTED)
    outside = make.evaluation(unit=outside_unit, state=State.SUBMITTED)
    assert may(reviewer, "approve", inside) == Verdict(allowed=True)
    reason = "测试外单位不在您的对口单位范围内。"
    assert may(reviewer, "approve", outside) == Verdict(allowed=False, reason=reason)


@pytest.mark.parametrize(
    ("role", "state", "name"),
    [
        (Role.UNIT_HEAD, State.AWAITING_SIGN_OFF, "sign_off"),
        (Role.REVIEWER, State.SUBMITTED, "approve"),
    ],
)
def test_nobody_judges_what_they_filled(filler, unit, role, state, name):
    """A filler who was promoted meanwhile stays the filler of this sheet."""
    evaluation = make.evaluation(unit=unit, state=state)
    filler.role = role
    filler.save()
    filler.portfolio.add(unit)
    verdict = may(filler, name, evaluation)
    assert verdict == Verdict(allowed=False, reason="您填报过这份自评表，须由他人审签或审核。")


def test_who_submitted_has_filled_even_where_others_typed(filler, colleague, unit):
    evaluation = make.evaluation(unit=unit, state=State.AWAITING_SIGN_OFF)
    CellEntry.objects.update(entered_by=colleague)
    filler.role = Role.UNIT_HEAD
    filler.save()
    assert may(filler, "sign_off", evaluation).allowed is False


def test_handing_back_what_one_filled_is_no_judgement(filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.AWAITING_SIGN_OFF)
    filler.role = Role.UNIT_HEAD
    filler.save()
    assert may(filler, "hand_back", evaluation).allowed is True


def test_a_disabled_account_may_nothing(filler, unit):
    evaluation = make.evaluation(unit=unit)
    filler.is_active = False
    assert may(filler, "fill", evaluation).reason == "您的账号已停用，请联系管理员。"
    assert may(filler, "view", evaluation).allowed is False


def test_an_unknown_action_is_a_programming_error(filler, unit):
    with pytest.raises(KeyError):
        may(filler, "publish", make.evaluation(unit=unit))


def test_the_door_hides_what_is_not_visible(outsider, unit):
    evaluation = make.evaluation(unit=unit)
    with pytest.raises(Http404):
        get_evaluation(asked_by(outsider), evaluation.pk, "view")
    with pytest.raises(Http404):
        get_evaluation(asked_by(outsider), evaluation.pk + 1, "fill")


def test_the_door_says_why_not(unit_head, unit):
    evaluation = make.evaluation(unit=unit)
    with pytest.raises(PermissionDenied, match="只有填报人可以执行这项操作"):
        get_evaluation(asked_by(unit_head), evaluation.pk, "fill")
    assert get_evaluation(asked_by(unit_head), evaluation.pk, "view") == evaluation


def test_a_reviewer_does_not_see_what_only_the_head_handed_back(reviewer, unit):
    evaluation = make.evaluation(unit=unit, state=State.AWAITING_SIGN_OFF)
    make.step(evaluation, "hand_back")
    assert list(Evaluation.objects.visible_to(reviewer)) == []
    for name in ("submit", "sign_off", "return_for_revision"):
        make.step(evaluation, name)
    assert list(Evaluation.objects.visible_to(reviewer)) == [evaluation]


@pytest.mark.parametrize("state", list(State))
def test_visible_to_each_role(state, request, unit, subordinate):
    evaluation = make.evaluation(unit=subordinate, state=state)
    cast = ("filler", "unit_head", "reviewer", "administrator", "auditor", "outsider")
    seen_by = {
        name
        for name in cast
        if Evaluation.objects.visible_to(request.getfixturevalue(name)).contains(evaluation)
    }
    filed = {"reviewer"} if state in FILED else set()
    assert seen_by == {"filler", "unit_head", "administrator", "auditor"} | filed


def test_a_filler_looks_on_after_handing_over(filler, unit_head, reviewer, unit):
    evaluation = make.evaluation(unit=unit, state=State.SUBMITTED)
    assert may(filler, "follow", evaluation) == Verdict(allowed=True)
    assert may(unit_head, "follow", evaluation).allowed is False
    assert may(reviewer, "follow", evaluation).allowed is False


def test_a_reviewer_sees_the_portfolio_only(reviewer, unit, subordinate, outside_unit):
    inside = make.evaluation(unit=subordinate, state=State.SUBMITTED)
    make.evaluation(unit=outside_unit, state=State.SUBMITTED)
    assert list(Evaluation.objects.visible_to(reviewer)) == [inside]
