"""疑点规则 of a round: prepared, tried, published, and in force from then on."""

import json

import pytest

from evalforms.evaluations.assessment import assess
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import State
from evalforms.rulesets.draft import draft_of, prepared_rules, stamp_of
from evalforms.rulesets.recounting import recount_some
from evalforms.rulesets.table import GROUPS, PARAMETERS, rule_titles
from evalforms.rulesets.trial import counts_of, try_rules
from evalforms.workflow.move import MoveRefused
from tests import make
from tests.overview.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(open_round):
    return f"/rounds/{open_round.pk}/rules/"


@pytest.fixture
def untitled(unit):
    """A form that nothing speaks against, but for a missing 职务, which is explained."""
    evaluation = make.evaluation(unit=unit)
    evaluation.evaluator_lines.update(title="")
    make.explain_warnings(evaluation, by=make.person("filler", unit))
    return Evaluation.objects.get(pk=evaluation.pk)


def stored_counts(evaluation: Evaluation) -> dict[str, int]:
    evaluation.refresh_from_db()
    return {level: getattr(evaluation, f"{level}_count") for level in ("error", "warning", "hint")}


def level_of(evaluation: Evaluation, rule: str) -> list[str]:
    found = assess(Evaluation.objects.get(pk=evaluation.pk)).findings
    return [str(item.finding.level) for item in found if item.finding.rule == rule]


def test_every_rule_of_the_edition_has_a_title_a_group_and_named_parameters(open_round):
    edition = open_round.framework.definition.department.checks
    names = {name for setting in edition.values() for name in setting.parameters}
    assert {code.rstrip("0123456789") for code in edition} == set(GROUPS)
    assert names <= set(PARAMETERS)
    assert set(edition) - set(rule_titles()) == set()


def test_the_page_shows_every_rule_with_its_level(address, administrator, signed_in):
    text = words(signed_in(administrator).get(address))
    assert "框架默认" in text
    assert all(f" {code} " in text for code in rule_titles())


def test_saving_the_page_as_it_is_changes_nothing(address, open_round, administrator, signed_in):
    browser = signed_in(administrator)
    page = browser.get(address)
    sent = {
        name: value
        for group in page.context["groups"]
        for row in group.rows
        for name, value in [
            (f"{row.code}-level", row.level),
            *((cell.field, cell.text.replace("\n", "\r\n")) for cell in row.parameters),
        ]
    }
    assert browser.post(address, sent).status_code == 302
    assert list(draft_of(open_round).rules.all()) == []


def test_a_draft_is_not_in_force_until_it_is_published(
    address, open_round, untitled, administrator, signed_in
):
    browser = signed_in(administrator)
    browser.post(address, {"F10-level": "hint", "I18-longest": "25"})
    rows = {row.rule: (row.level, row.parameters) for row in draft_of(open_round).rules.all()}
    assert rows == {"F10": ("hint", "{}"), "I18": ("warning", '{"longest": "25"}')}
    assert level_of(untitled, "F10") == ["warning"]
    stamp = stamp_of(draft_of(open_round))
    page = browser.post(f"{address}publish/", {"stamp": stamp}, follow=True)
    assert "已发布疑点规则第1版" in words(page)
    version = open_round.rule_settings.get()
    assert (version.published_by, version.published_at is not None) == (administrator, True)
    assert level_of(untitled, "F10") == ["hint"]


def test_the_page_says_how_many_forms_wait_to_be_counted(
    address, open_round, untitled, administrator, signed_in
):
    browser = signed_in(administrator)
    browser.post(address, {"F10-level": "hint"})
    stamp = stamp_of(draft_of(open_round))
    page = browser.post(f"{address}publish/", {"stamp": stamp}, follow=True)
    assert "各列表中的疑点数由后台程序随后更新" in words(page)
    assert "还有1张自评表的疑点数待后台程序按现行版本更新" in words(page)
    recount_some()
    assert "待后台程序" not in words(browser.get(address))


def test_a_draft_that_changed_meanwhile_is_not_published(
    address, open_round, administrator, signed_in
):
    browser = signed_in(administrator)
    browser.post(address, {"F10-level": "hint"})
    stamp = stamp_of(draft_of(open_round))
    browser.post(address, {"F10-level": "off"})
    page = browser.post(f"{address}publish/", {"stamp": stamp}, follow=True)
    assert "草稿刚刚被他人修改，没有发布" in words(page)
    assert draft_of(open_round) is not None


def test_publishing_without_a_draft_says_so(address, administrator, signed_in):
    page = signed_in(administrator).post(f"{address}publish/", {"stamp": "1"}, follow=True)
    assert "没有待发布的草稿" in words(page)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("I18-longest", "很长", "“很长”不是数字"),
        ("I18-longest", "NaN", "超出范围"),
        ("I18-longest", "-1", "超出范围"),
        ("F17-typos", "帐户", "应写成“左 = 右”"),
        ("F17-typos", "(帐 = 账", "不是正确的正则表达式"),
        ("I11-only_under", "满意度 = luck", "不是绩效目标的类别"),
        ("F10-level", "sometimes", "请从列表中选择级别"),
    ],
)
def test_what_cannot_be_taken_is_shown_again(
    field, typed, sentence, address, open_round, administrator, signed_in
):
    page = signed_in(administrator).post(address, {field: typed, "F15-level": "hint"})
    assert page.status_code == 400
    assert sentence in words(page)
    assert draft_of(open_round) is None
    rows = {row.code: row for group in page.context["groups"] for row in group.rows}
    assert rows["F15"].level == "hint"


def test_the_trial_says_what_publishing_does(
    address, open_round, unit, untitled, administrator, signed_in
):
    approved = make.evaluation(project=make.project(unit), state=State.APPROVED)
    before = stored_counts(approved)
    browser = signed_in(administrator)
    browser.post(address, {"F10-level": "error", "SC09-level": "off", "I18-longest": "2"})
    page = browser.get(f"{address}trial/")
    trial = page.context["trial"]
    tried = [untitled.pk, approved.pk]
    assert trial == try_rules(prepared_rules(open_round), open_round, tried)
    said = {form.evaluation.pk: form for form in trial.forms}
    assert said[untitled.pk].before == stored_counts(untitled)
    assert said[untitled.pk].can_no_longer_be_submitted is True
    rule = next(rule for rule in trial.rules if rule.difference.code == "F10")
    assert (rule.difference.old_level, rule.difference.new_level) == ("提醒", "错误")
    assert (rule.before, rule.after) == (1, 1)
    browser.post(f"{address}publish/", {"stamp": page.context["stamp"]})
    assert recount_some()
    assert said[untitled.pk].after == stored_counts(untitled)
    assert said[untitled.pk].after == counts_of(assess(untitled))
    assert stored_counts(approved) == before
    with pytest.raises(MoveRefused):
        make.step(untitled, "submit")


def test_a_trial_with_last_years_forms(address, unit, administrator, signed_in):
    browser = signed_in(administrator)
    browser.post(address, {"F10-level": "error"})
    earlier = make.round(year=2019, opens_in=-400, days_left=30)
    page = browser.get(f"{address}trial/", {"with": earlier.pk})
    assert (page.context["trial"].round, page.context["trial"].checked) == (earlier, 0)


def test_a_trial_needs_a_draft(address, administrator, signed_in):
    assert "请先修改规则并保存草稿" in words(
        signed_in(administrator).get(f"{address}trial/", follow=True)
    )


def test_a_snapshot_says_by_which_version_it_was_checked(open_round, untitled):
    make.rule_settings(open_round, published=True, F10="hint")
    make.step(untitled, "submit")
    result = json.loads(untitled.snapshots.get().result)
    assert result["rules_version"] == 1
    assert [f["level"] for f in result["findings"] if f["rule"] == "F10"] == ["hint"]


def test_a_discarded_draft_is_gone_and_published_versions_stay(
    address, open_round, administrator, signed_in
):
    make.rule_settings(open_round, published=True, F10="hint")
    make.rule_settings(open_round, F10="off")
    page = signed_in(administrator).post(f"{address}discard/", follow=True)
    assert "已放弃草稿" in words(page)
    assert [version.number for version in open_round.rule_settings.all()] == [1]


def test_an_auditor_reads_and_cannot_change(address, auditor, signed_in):
    browser = signed_in(auditor)
    page = browser.get(address)
    assert page.status_code == 200
    assert "保存草稿" not in words(page)
    assert browser.post(address, {"F10-level": "off"}).status_code == 403
