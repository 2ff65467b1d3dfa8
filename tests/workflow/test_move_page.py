"""The one address of all buttons, with and without scripts."""

import pytest
from django.test import Client
from django.urls import reverse

from evalforms.accounts.roles import Role
from evalforms.evaluations.models import Evaluation, ProjectCells
from evalforms.evaluations.states import State
from tests import make

pytestmark = pytest.mark.django_db


def address(evaluation: Evaluation, name: str) -> str:
    return reverse("move", args=[evaluation.pk, name])


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_the_confirmation_names_the_thing_and_carries_the_version(signed_in, unit_head, unit):
    evaluation = make.evaluation(unit=unit, state=State.AWAITING_SIGN_OFF)
    page = signed_in(unit_head).get(address(evaluation, "sign_off")).content.decode()
    assert "2020年度 测试主管局 企业技术创新奖励补助" in page
    assert "审签并报送财政部门" in page
    assert f'name="version" value="{evaluation.version}"' in page


def test_the_button_takes_the_step_and_says_what_comes_next(signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit)
    response = signed_in(filler).post(
        address(evaluation, "submit"), {"version": evaluation.version}, follow=True
    )
    assert response.redirect_chain == [(evaluation.get_absolute_url(), 302)]
    assert told(response) == ["“企业技术创新奖励补助”已提交，等待单位负责人审签。"]
    assert Evaluation.objects.get().state == State.AWAITING_SIGN_OFF


def test_a_double_click_gets_the_same_answer(signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit)
    browser = signed_in(filler)
    for _ in range(2):
        response = browser.post(
            address(evaluation, "submit"), {"version": evaluation.version}, follow=True
        )
        assert response.status_code == 200
        assert told(response) == ["“企业技术创新奖励补助”已提交，等待单位负责人审签。"]
    assert evaluation.audit_events.filter(action="submit").count() == 1


def test_a_reviewer_goes_back_to_the_queue(signed_in, reviewer, unit):
    evaluation = make.evaluation(unit=unit, state=State.SUBMITTED)
    response = signed_in(reviewer).post(
        address(evaluation, "approve"), {"version": evaluation.version}
    )
    assert response.url == reverse("review_queue")


def test_a_missing_reason_is_asked_for_at_its_field(signed_in, reviewer, unit):
    evaluation = make.evaluation(unit=unit, state=State.SUBMITTED)
    response = signed_in(reviewer).post(
        address(evaluation, "return_for_revision"), {"version": evaluation.version, "reason": " "}
    )
    assert response.status_code == 400
    assert "“退回单位修改”须写明原因，请填写后再提交。" in response.content.decode()


def test_a_reason_that_is_too_long_is_kept_and_counted(signed_in, reviewer, unit):
    evaluation = make.evaluation(unit=unit, state=State.SUBMITTED)
    typed = "长" * 2001
    response = signed_in(reviewer).post(
        address(evaluation, "return_for_revision"), {"version": evaluation.version, "reason": typed}
    )
    page = response.content.decode()
    assert "最多2000字，现有2001字，请精简。" in page
    assert typed in page


def test_the_slower_person_keeps_the_typed_reason_and_learns_who_was_faster(
    signed_in, reviewer, unit
):
    evaluation = make.evaluation(unit=unit, state=State.SUBMITTED)
    seen = evaluation.version
    other = make.user(Role.REVIEWER, name="审核乙", portfolio=(unit,))
    make.step(evaluation, "return_for_revision", by=other, reason="附件缺失")
    response = signed_in(reviewer).post(
        address(evaluation, "return_for_revision"), {"version": seen, "reason": "第三行<b>有误"}
    )
    page = response.content.decode()
    assert response.status_code == 409
    assert "审核乙（财政审核人）已于" in page
    assert "第三行&lt;b&gt;有误</textarea>" in page
    assert "disabled" in page


def test_open_findings_are_listed_where_submitting_is_refused(signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit)
    ProjectCells.objects.update(narratives_overview="", responsible="")
    response = signed_in(filler).post(
        address(evaluation, "submit"), {"version": evaluation.version}
    )
    page = response.content.decode()
    assert response.status_code == 409
    assert "还有2项未处理，不能提交" in page
    assert "项目概况未填写，请填写。" in page
    assert "负责人未填写，请填写。" in page
    fill = reverse("fill", args=[evaluation.pk])
    assert f'<a href="{fill}#at=narratives.overview">项目概况未填写，请填写。</a>' in page
    assert f'<a href="{fill}#at=responsible">负责人未填写，请填写。</a>' in page


@pytest.mark.parametrize("version", ["", "abc", "-1", "1e3", str(2**70)])
def test_a_page_without_a_proper_version_is_asked_to_reload(signed_in, filler, unit, version):
    evaluation = make.evaluation(unit=unit)
    response = signed_in(filler).post(address(evaluation, "submit"), {"version": version})
    assert response.status_code == 400
    assert Evaluation.objects.get().state == State.DRAFT


def test_an_unknown_move_is_not_found(signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit)
    assert signed_in(filler).get(address(evaluation, "publish")).status_code == 404
    assert signed_in(filler).post(address(evaluation, "publish")).status_code == 404


def test_not_allowed_is_told_in_the_form_in_which_the_caller_reads(signed_in, filler, unit):
    evaluation = make.evaluation(unit=unit, state=State.SUBMITTED)
    browser, url = signed_in(filler), address(evaluation, "approve")
    page = browser.post(url, {"version": evaluation.version})
    assert page.status_code == 403
    assert "只有财政审核人可以执行这项操作。" in page.content.decode()
    answer = browser.post(
        url, {"version": evaluation.version}, headers={"Accept": "application/json"}
    )
    assert (answer.status_code, answer.json()) == (
        403,
        {"message": "只有财政审核人可以执行这项操作。"},
    )


def test_a_stranger_finds_nothing(signed_in, outsider, unit):
    evaluation = make.evaluation(unit=unit)
    browser = signed_in(outsider)
    assert browser.get(address(evaluation, "submit")).status_code == 404
    assert browser.post(address(evaluation, "submit"), {"version": 1}).status_code == 404


def test_the_step_needs_the_token_of_the_page(filler, unit):
    evaluation = make.evaluation(unit=unit)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(filler, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(address(evaluation, "submit"), {"version": evaluation.version})
    assert response.status_code == 403
    assert Evaluation.objects.get().state == State.DRAFT
