"""A published version, to read: what it says against the edition, and what it changed."""

import json

import pytest

from evalforms.rulesets.draft import draft_of, publish, stamp_of
from evalforms.rulesets.models import RuleSettings
from tests import make
from tests.overview.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(open_round):
    return f"/rounds/{open_round.pk}/rules/"


def published(round, by, **parameters: dict) -> RuleSettings:
    """By the names of rules: their level, and what else differs."""
    draft = make.rule_settings(round)
    for rule, setting in parameters.items():
        level = setting.pop("level")
        draft.rules.create(
            rule=rule, level=level, parameters=json.dumps(setting, ensure_ascii=False)
        )
    return publish(round, stamp=stamp_of(draft), by=by)


def test_a_version_tells_who_published_it_and_what_differs(
    address, open_round, administrator, signed_in
):
    published(
        open_round, administrator, F10={"level": "hint"}, I18={"level": "off", "longest": "25"}
    )
    page = signed_in(administrator).get(f"{address}1/")
    assert "疑点规则第1版" in words(page)
    assert "发布 管理甲" in words(page)
    assert "状态 现行" in words(page)
    told = {item.code: (item.old_level, item.new_level) for item in page.context["adjusted"]}
    assert told == {"F10": ("提醒", "提示"), "I18": ("提醒", "关闭")}
    assert "最多字数： 40 → 25" in words(page)
    assert "相比" not in words(page)


def test_a_later_version_tells_what_it_changed_against_the_one_before(
    address, open_round, administrator, signed_in
):
    published(open_round, administrator, F10={"level": "hint"}, F15={"level": "hint"})
    published(open_round, administrator, F10={"level": "hint"}, I18={"level": "hint"})
    page = signed_in(administrator).get(f"{address}2/")
    assert "与第1版相比 2 条" in words(page)
    assert [item.code for item in page.context["changed"]] == ["F15", "I18"]
    assert [item.code for item in page.context["adjusted"]] == ["F10", "I18"]
    back = {item.code: (item.old_level, item.new_level) for item in page.context["changed"]}
    assert back["F15"] == ("提示", page.context["changed"][0].new_level)
    assert f"{address}1/" in page.content.decode()
    first = signed_in(administrator).get(f"{address}1/")
    assert "起由第2版代替" in words(first)


def test_of_lists_only_what_went_and_came_is_told(address, open_round, administrator, signed_in):
    edition = open_round.framework.definition.department.checks["F17"]
    typos = dict(edition.parameters["typos"])
    gone, right = typos.popitem()
    typos["绩郊"] = "绩效"
    published(open_round, administrator, F17={"level": edition.level, "typos": typos})
    text = words(signed_in(administrator).get(f"{address}1/"))
    assert f"增加“绩郊 = 绩效”；去掉“{gone} = {right}”" in text
    assert "（不变）" in text


def test_a_version_without_differences_says_so(address, open_round, administrator, signed_in):
    make.rule_settings(open_round, published=True)
    assert "全部规则与框架默认相同" in words(signed_in(administrator).get(f"{address}1/"))


def test_neither_a_draft_nor_another_round_s_version_is_shown(
    address, open_round, administrator, signed_in
):
    make.rule_settings(open_round, F10="hint")
    other = make.round(year=2019, opens_in=-400, days_left=30)
    make.rule_settings(other, published=True)
    browser = signed_in(administrator)
    assert draft_of(open_round).number == 1
    assert browser.get(f"{address}1/").status_code == 404
    assert browser.get(f"/rounds/{other.pk}/rules/2/").status_code == 404


def test_the_rules_page_leads_to_every_version(address, open_round, auditor, signed_in):
    make.rule_settings(open_round, published=True, F10="hint")
    make.rule_settings(open_round, published=True, F10="off")
    browser = signed_in(auditor)
    page = browser.get(address).content.decode()
    for number in (1, 2):
        assert f'href="{address}{number}/"' in page
        assert browser.get(f"{address}{number}/").status_code == 200


def test_a_sheet_leads_to_the_version_it_was_checked_by(open_round, unit, administrator, signed_in):
    first = make.evaluation(unit=unit)
    submitted = make.evaluation(unit=unit, project=make.project(unit, name="另一项目"))
    make.rule_settings(open_round, published=True, F10="hint")
    make.step(submitted, "submit")
    make.step(submitted, "sign_off")
    make.step(submitted, "approve")
    make.rule_settings(open_round, published=True, F10="off")
    browser = signed_in(administrator)
    assert f"/rounds/{open_round.pk}/rules/1/" in told(browser, submitted)
    assert f"/rounds/{open_round.pk}/rules/2/" in told(browser, first)


def test_a_sheet_before_any_version_was_checked_by_the_edition(unit, auditor, filler, signed_in):
    sheet = make.evaluation(unit=unit)
    assert "按框架默认的疑点规则检查" in told(signed_in(auditor), sheet)
    assert "的疑点规则检查" not in told(signed_in(filler), sheet)


def told(browser, evaluation) -> str:
    return browser.get(f"/evaluations/{evaluation.pk}/").content.decode()
