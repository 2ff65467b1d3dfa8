"""What was typed survives: no network, an expired login, a closed window, a second window."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from evalforms.accounts.models import User
from evalforms.evaluations.models import Evaluation, ProjectCells
from tests import make
from tests.journeys.browsers import Windows
from tests.journeys.pages import filling
from tests.journeys.pages.login import fill_in

POLLING = 16_000  # ms; a page asks every fifteen seconds what others did
OFFLINE = ("ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION", "403 (Forbidden)", "401 (Unauth")


@pytest.fixture
def draft(project, open_round, filler) -> Evaluation:
    return make.evaluation(project=project)


@pytest.fixture
def page(windows: Windows, draft: Evaluation, filler: User) -> Page:
    windows.expect_trouble(*OFFLINE)
    return opened(windows.of(filler), draft)


def opened(page: Page, evaluation: Evaluation) -> Page:
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/evaluations/{evaluation.pk}/fill/")
    filling.wait_until_saved(page)
    return page


def second_window(page: Page, evaluation: Evaluation) -> Page:
    return opened(page.context.new_page(), evaluation)


def recovered(page: Page) -> Locator:
    return page.get_by_role("region", name="恢复的内容")


def stored(evaluation: Evaluation) -> ProjectCells:
    return ProjectCells.objects.get(pk=evaluation.pk)


def kept(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage)")


def type_offline(page: Page, texts: dict[str, str]) -> None:
    page.context.set_offline(True)
    filling.type_cells(page, texts)
    page.keyboard.press("Tab")
    expect(filling.save_state(page)).to_contain_text(f"离线，已暂存 {len(texts)} 处")


def expire(person: User) -> None:
    """As after half an hour without an act."""
    Session.objects.update(expire_date=timezone.now())


def test_network_comes_back(page: Page, draft: Evaluation):
    type_offline(page, {"项目概况": "断网时写的概况", "经办人": "测试断"})
    page.context.set_offline(False)
    filling.wait_until_saved(page)
    assert (stored(draft).narratives_overview, stored(draft).handler) == (
        "断网时写的概况",
        "测试断",
    )
    assert kept(page) == []


def test_window_closed_while_offline(page: Page, draft: Evaluation):
    type_offline(page, {"项目概况": "断网时写的概况", "经办人": "测试断"})
    later = page.context.new_page()
    page.close()
    page.context.set_offline(False)
    later.goto(f"/evaluations/{draft.pk}/fill/")
    expect(recovered(later)).to_contain_text("已恢复 2 处未保存的内容，并已保存。")
    expect(filling.cell(later, "项目概况")).to_have_value("断网时写的概况")
    assert stored(draft).narratives_overview == "断网时写的概况"
    assert kept(later) == []


def test_others_changed_the_cell_while_one_was_offline(
    windows: Windows, page: Page, draft: Evaluation, colleague: User
):
    type_offline(page, {"项目概况": "断网时写的概况", "经办人": "测试断"})
    other = opened(windows.of(colleague), draft)
    filling.type_cell(other, "项目概况", "乙写的概况")
    filling.wait_until_saved(other)
    page.context.set_offline(False)
    page.reload()

    choice = page.get_by_role("alert").filter(has_text="填表乙")
    expect(choice).to_contain_text("乙写的概况")
    expect(choice).to_contain_text("断网时写的概况")
    expect(filling.save_state(page)).to_contain_text("冲突：1 处；已保存")
    page.get_by_role("button", name="去选择").click()
    expect(choice.get_by_role("button", name="用对方的")).to_be_focused()
    assert (stored(draft).narratives_overview, stored(draft).handler) == ("乙写的概况", "测试断")

    page.reload()  # not chosen yet: asked again
    page.get_by_role("alert").get_by_role("button", name="用我的").click()
    filling.wait_until_saved(page)
    assert stored(draft).narratives_overview == "断网时写的概况"
    assert kept(page) == []


def test_login_expires_in_the_middle_of_a_narrative(page: Page, draft: Evaluation, filler: User):
    overview = filling.cell(page, "项目概况")
    overview.fill("")
    overview.press_sequentially("项目于年初下达，")
    filling.wait_until_saved(page)
    expire(filler)
    overview.focus()
    page.keyboard.press("End")
    page.keyboard.type("全年完成奖励三十户。")
    expect(filling.save_state(page)).to_have_text(re.compile("登录已过期，已暂存 1 处"))
    expect(overview).to_have_value("项目于年初下达，全年完成奖励三十户。")

    page.get_by_role("link", name="重新登录").click()
    fill_in(page, filler)
    expect(recovered(page)).to_contain_text("已恢复 1 处未保存的内容，并已保存。")
    expect(page).to_have_url(re.compile(rf"/evaluations/{draft.pk}/fill/$"))
    expect(overview).to_have_value("项目于年初下达，全年完成奖励三十户。")
    assert stored(draft).narratives_overview == "项目于年初下达，全年完成奖励三十户。"


def test_login_renewed_in_another_window(page: Page, draft: Evaluation, filler: User):
    expire(filler)
    filling.type_cell(page, "经办人", "测试丙")
    page.keyboard.press("Tab")
    expect(filling.save_state(page)).to_contain_text("登录已过期，已暂存 1 处")
    elsewhere = page.context.new_page()
    elsewhere.goto("/login/")
    fill_in(elsewhere, filler)
    elsewhere.close()
    page.get_by_role("button", name="重试").click()
    filling.wait_until_saved(page)
    assert stored(draft).handler == "测试丙"


def test_nobody_else_saves_or_sees_what_is_kept(
    page: Page, draft: Evaluation, filler: User, colleague: User
):
    """An office machine: somebody else signs in while the first one's words are still unsaved."""
    expire(filler)
    filling.type_cell(page, "经办人", "测试甲的字")
    page.keyboard.press("Tab")
    expect(filling.save_state(page)).to_contain_text("登录已过期")
    elsewhere = page.context.new_page()
    elsewhere.goto("/login/")
    fill_in(elsewhere, colleague)
    opened(elsewhere, draft)
    expect(recovered(elsewhere)).to_be_hidden()
    expect(elsewhere.locator("#entry")).not_to_contain_text("测试甲的字")
    page.get_by_role("button", name="重试").click()
    expect(filling.save_state(page)).to_contain_text("本浏览器已换人登录")
    assert stored(draft).handler != "测试甲的字"
    page.close()

    elsewhere.context.clear_cookies()
    elsewhere.goto(f"/evaluations/{draft.pk}/fill/")
    fill_in(elsewhere, filler)
    expect(recovered(elsewhere)).to_contain_text("已恢复 1 处未保存的内容，并已保存。")
    assert stored(draft).handler == "测试甲的字"


def test_logging_out_with_unsaved_words_asks_first(page: Page, filler: User):
    type_offline(page, {"经办人": "测试断"})
    page.get_by_text(filler.name, exact=True).first.click()
    page.get_by_role("button", name="退出登录").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("有 1 处内容还没有保存到服务器")
    asked.get_by_role("button", name="取消").click()
    page.context.set_offline(False)
    filling.wait_until_saved(page)


def test_two_windows_of_one_person_in_the_same_cell(page: Page, draft: Evaluation):
    other = second_window(page, draft)
    filling.type_cell(page, "经办人", "第一个窗口")
    filling.wait_until_saved(page)
    filling.type_cell(other, "经办人", "第二个窗口")
    other.keyboard.press("Tab")
    choice = other.get_by_role("alert").filter(has_text="您在另一窗口")
    expect(choice).to_contain_text("第一个窗口")
    choice.get_by_role("button", name="用我的").click()
    filling.wait_until_saved(other)
    assert stored(draft).handler == "第二个窗口"


def test_two_windows_that_died_with_words_for_the_same_cell(page: Page, draft: Evaluation):
    other = second_window(page, draft)
    page.context.set_offline(True)
    for window, words in ((page, "第一个窗口"), (other, "第二个窗口")):
        filling.type_cell(window, "经办人", words)
        window.keyboard.press("Tab")
        expect(filling.save_state(window)).to_contain_text("离线，已暂存 1 处")
    later = page.context.new_page()
    page.close()
    other.close()
    later.context.set_offline(False)
    later.goto(f"/evaluations/{draft.pk}/fill/")
    choice = later.get_by_role("alert").filter(has_text="您在另一窗口")
    for words in ("第一个窗口", "第二个窗口"):
        expect(choice).to_contain_text(words)
    choice.get_by_role("button", name="用我的").click()
    filling.wait_until_saved(later)
    assert kept(later) == []


def test_row_removed_while_one_was_offline_leaves_the_words(
    windows: Windows, page: Page, draft: Evaluation, colleague: User
):
    page.context.set_offline(True)
    name = page.get_by_label(re.compile("姓名")).first
    name.fill("断网时写的姓名")
    page.keyboard.press("Tab")
    expect(filling.save_state(page)).to_contain_text("离线，已暂存 1 处")
    draft.evaluator_lines.all().delete()
    page.context.set_offline(False)
    page.reload()
    expect(recovered(page)).to_contain_text("所在的行已被删除")
    expect(recovered(page)).to_contain_text("断网时写的姓名")
    recovered(page).get_by_role("button", name="不再保留").click()
    expect(recovered(page)).to_be_hidden()
    assert kept(page) == []


def test_explanation_not_yet_sent_comes_back(page: Page, draft: Evaluation):
    filling.type_cell(page, "预算下达资金", "1")
    filling.wait_until_saved(page)
    first = filling.panel(page).get_by_role("textbox", name=re.compile("^情况说明："))
    words = "年中追加预算，尚未调整指标文件。"
    first.first.fill(words)
    page.reload()
    expect(recovered(page)).to_contain_text("已恢复尚未保存的情况说明")
    expect(first.first).to_have_value(words)
    with page.expect_response("**/explanations/"):
        filling.panel(page).get_by_role("button", name="保存说明").first.click()
    assert draft.finding_explanations.filter(text=words).count() == 1
    page.reload()
    expect(recovered(page)).to_be_hidden()
    assert kept(page) == []


def test_two_warnings_of_one_rule_keep_their_own_words(page: Page, draft: Evaluation):
    dates = "2020年2月30日支付1万元。2020年2月31日支付2万元。"
    ProjectCells.objects.filter(pk=draft.pk).update(narratives_fund_use=dates)
    page.reload()
    first, second = (
        filling.panel(page).get_by_role("textbox", name=re.compile(f"情况说明：.*{day}"))
        for day in ("2月30日", "2月31日")
    )
    first.fill("日期以凭证为准。")
    second.fill("月末入账。")
    page.reload()
    expect(first).to_have_value("日期以凭证为准。")
    expect(second).to_have_value("月末入账。")
    with page.expect_response("**/explanations/"):
        first.locator("xpath=following-sibling::button").click()
    expect(second).to_have_value("月末入账。")
    sent = draft.finding_explanations.filter(rule="F16").values_list("about", "text")
    assert list(sent) == [("2020年2月30日", "日期以凭证为准。")]
    assert len(kept(page)) == 1


def test_words_typed_a_moment_before_closing_arrive(page: Page, draft: Evaluation):
    filling.type_cell(page, "经办人", "最后一刻")
    page.close(run_before_unload=False)
    page.context.new_page().goto(f"/evaluations/{draft.pk}/fill/")
    again = page.context.pages[-1]
    expect(filling.cell(again, "经办人")).to_have_value("最后一刻")
    filling.wait_until_saved(again)
    assert stored(draft).handler == "最后一刻"


def test_who_else_is_here_and_where(
    windows: Windows, draft: Evaluation, filler: User, colleague: User
):
    first, second = windows.of(filler), windows.of(colleague)
    for page in (first, second):
        page.clock.install()
        page.goto(f"/evaluations/{draft.pk}/fill/")
        filling.wait_until_saved(page)
    filling.cell(first, "经办人").focus()
    first.clock.run_for(POLLING)
    second.clock.run_for(POLLING)
    expect(second.locator("#presence")).to_have_text(re.compile("填表甲 正在填写 评价人员与签章"))
    first.close()
