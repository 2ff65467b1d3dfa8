"""The page of one evaluation: the paper, its way so far, and what I may do now."""

import re

import pytest

from evalforms.evaluations.models import Kind
from evalforms.evaluations.states import State
from tests import make
from tests.overview.pages import section, squeezed, words


@pytest.fixture
def submitted(open_round, unit, filler, unit_head, reviewer):
    return make.evaluation(state=State.SUBMITTED, marker="标记文字")


def disabled_buttons(html: str) -> dict[str, str]:
    """Label of each closed button with the reason that its description gives."""
    closed = re.findall(r'aria-disabled="true" aria-describedby="([\w-]+)">([^<]+)</button>', html)
    return {
        label: squeezed(re.search(rf'<p id="{name}">([^<]+)</p>', html)[1])
        for name, label in closed
    }


def open_moves(html: str) -> set[str]:
    return set(re.findall(r'href="/evaluations/\d+/moves/(\w+)/"', html))


def test_page_shows_head_paper_score_and_timeline(submitted, filler, signed_in):
    page = signed_in(filler).get(submitted.get_absolute_url())
    text = words(page)
    assert "企业技术创新奖励补助 待财政审核" in text
    assert "单位 202 测试主管局" in text
    assert "下一步 等待财政审核人审核" in text
    assert "标记文字" in text
    assert "99.47 优" in section(page, "综合得分")
    steps = section(page, "办理过程")
    assert steps.index("审签并报送财政部门") < steps.index("提交给单位负责人审签")
    assert steps.index("提交给单位负责人审签") < steps.index("建立自评表")
    assert "负责人甲" in steps


@pytest.mark.parametrize("kind", Kind.values)
def test_page_shows_both_papers(kind, open_round, unit, filler, signed_in):
    made = make.evaluation(kind=kind, state=State.AWAITING_SIGN_OFF)
    title = {"department": "部门整体支出绩效自评表", "project": "财政支出项目绩效自评表"}[kind]
    assert title in words(signed_in(filler).get(made.get_absolute_url()))


def test_findings_stand_with_the_explanations_of_the_unit(submitted, reviewer, signed_in):
    findings = section(signed_in(reviewer).get(submitted.get_absolute_url()), "疑点")
    assert "提醒" in findings
    assert "单位说明： 情况属实，有文件依据。" in findings


def test_filler_may_fill_and_submit_a_draft(open_round, unit, filler, signed_in):
    draft = make.evaluation()
    html = signed_in(filler).get(draft.get_absolute_url()).content.decode()
    assert f'href="/evaluations/{draft.pk}/fill/"' in html
    assert open_moves(html) == {"submit"}
    assert disabled_buttons(html) == {
        "撤回修改": "自评表当前为“填报中”，只有“待单位审签”的自评表可以执行这项操作。"
    }


def test_filler_finds_closed_buttons_with_reasons_once_submitted(submitted, filler, signed_in):
    html = signed_in(filler).get(submitted.get_absolute_url()).content.decode()
    assert open_moves(html) == set()
    assert set(disabled_buttons(html)) == {"填报", "提交给单位负责人审签", "撤回修改"}
    assert "待财政审核" in disabled_buttons(html)["填报"]
    assert f"/evaluations/{submitted.pk}/fill/" not in html


@pytest.mark.parametrize(
    ("who", "state", "moves"),
    [
        ("unit_head", State.AWAITING_SIGN_OFF, {"sign_off", "hand_back"}),
        ("unit_head", State.SUBMITTED, {"recall"}),
        ("reviewer", State.SUBMITTED, {"approve", "return_for_revision"}),
        ("reviewer", State.APPROVED, {"reopen"}),
        ("administrator", State.DRAFT, {"void"}),
        ("administrator", State.SUBMITTED, set()),
        ("auditor", State.SUBMITTED, set()),
    ],
)
def test_page_offers_the_moves_of_the_role(who, state, moves, open_round, request, signed_in):
    person = request.getfixturevalue(who)
    made = make.evaluation(state=state)
    html = signed_in(person).get(made.get_absolute_url()).content.decode()
    assert open_moves(html) == moves


def test_auditor_is_told_why_there_are_no_buttons(submitted, auditor, signed_in):
    actions = section(signed_in(auditor).get(submitted.get_absolute_url()), "我可以办理")
    assert actions == "我可以办理 审计员可以查看全部内容和办理过程，不能修改或办理。"


def test_bureau_reads_the_unit_below_but_cannot_act(
    open_round, unit, subordinate, filler, signed_in
):
    project = make.project(subordinate, name="下属项目")
    below = make.evaluation(project=project, filled=False)
    page = signed_in(filler).get(below.get_absolute_url())
    assert page.status_code == 200
    reasons = set(disabled_buttons(page.content.decode()).values())
    assert reasons == {"这是测试局属中心的自评表，只能由该单位办理。"}


def test_returned_sheet_carries_its_reason_on_top(submitted, filler, signed_in):
    make.step(submitted, "return_for_revision", reason="请补充\n资金到位凭证")
    text = words(signed_in(filler).get(submitted.get_absolute_url()))
    assert text.index("退回原因") < text.index("我可以办理")
    assert "退回原因 审核甲（财政审核人）" in text
    assert "请补充 资金到位凭证" in text


def test_answered_return_is_history(submitted, filler, signed_in):
    make.step(submitted, "return_for_revision", reason="请补充凭证")
    make.step(submitted, "submit")
    text = words(signed_in(filler).get(submitted.get_absolute_url()))
    assert "退回原因" not in text
    assert "请补充凭证" in text


@pytest.mark.parametrize("who", ["outsider", "other_reviewer"])
def test_others_find_nothing(who, submitted, outsider, outside_unit, signed_in):
    stranger = outsider
    if who == "other_reviewer":
        stranger = make.user("reviewer", portfolio=(outside_unit,), username="other")
    page = signed_in(stranger).get(submitted.get_absolute_url())
    assert page.status_code == 404
    assert "标记文字" not in page.content.decode()
    assert "企业技术创新" not in page.content.decode()


def test_draft_is_hidden_from_the_bureau(open_round, unit, reviewer, signed_in):
    draft = make.evaluation(marker="标记文字")
    assert signed_in(reviewer).get(draft.get_absolute_url()).status_code == 404


def test_pdf_is_called_what_it_is(submitted, filler, signed_in):
    address = submitted.get_absolute_url()
    assert "下载草稿PDF" in words(signed_in(filler).get(address))
    make.step(submitted, "approve")
    assert "下载正式PDF" in words(signed_in(filler).get(address))


def test_what_people_typed_is_shown_as_text(open_round, unit, filler, signed_in):
    made = make.evaluation(marker="<script>alert(1)</script>")
    html = signed_in(filler).get(made.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_reviewer_is_told_that_a_returned_sheet_is_being_corrected(
    submitted, reviewer, filler, signed_in
):
    make.step(submitted, "return_for_revision", reason="请补充凭证")
    address = submitted.get_absolute_url()
    notice = "这里是最近一次报送的内容，修改后的内容在重新报送后可见。"
    assert notice in words(signed_in(reviewer).get(address))
    assert notice not in words(signed_in(filler).get(address))
