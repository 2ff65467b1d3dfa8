"""Amounts, dates, counts and document numbers in all usual spellings."""

from datetime import date
from fractions import Fraction

import pytest

from evalforms.narratives.amounts import amounts_in, same_money
from evalforms.narratives.counts import counts_in
from evalforms.narratives.dates import dates_in
from evalforms.narratives.document_numbers import document_numbers_in
from evalforms.narratives.names import likeness
from evalforms.narratives.organisations import varied_names, ways_to_say_we
from evalforms.narratives.percents import percents_in
from evalforms.narratives.project_counts import achieved_projects, evaluated_projects
from evalforms.narratives.sentences import clauses


@pytest.mark.parametrize(
    ("text", "wan"),
    [
        ("122241483.61元", "12224.148361"),
        ("284.1674万元", "284.1674"),
        ("1.5亿元", "15000"),
        ("11,123.37万元", "11123.37"),
        ("支出１２．５万元", "12.5"),
        ("五百万元", "500"),
        ("拨付资金126.5万，", "126.5"),
    ],
)
def test_amount_is_read_in_any_unit(text: str, wan: str) -> None:
    assert [amount.wan for amount in amounts_in(text)] == [Fraction(wan)]


@pytest.mark.parametrize("text", ["补助3万户", "15万亩", "2020年", "100万美元", "3个单元", "①元"])
def test_other_figures_are_no_amounts(text: str) -> None:
    assert amounts_in(text) == ()


@pytest.mark.parametrize("text", ["每户50万元", "50万元/户", "人均1200元", "单价3万元"])
def test_price_is_told_from_a_sum(text: str) -> None:
    assert [amount.is_price for amount in amounts_in(text)] == [True]


@pytest.mark.parametrize(
    ("text", "wan", "same"),
    [
        ("284.1674万元", "284.17", True),
        ("284.2万元", "284.17", False),
        ("2841674元", "284.17", True),
        ("约284万元", "284.17", True),
        ("1.2亿元", "12034.50", True),
        ("1.2亿元", "12534.50", False),
    ],
)
def test_amount_is_compared_at_the_precision_of_the_table(text: str, wan: str, same: bool) -> None:
    assert same_money(Fraction(wan), amounts_in(text)[0]) is same


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2020年6月30日", date(2020, 6, 30)),
        ("2020 年 6 月 30 日", date(2020, 6, 30)),
        ("2020-06-30", date(2020, 6, 30)),
        ("2020.6", date(2020, 6, 1)),
        ("2020/6/30", date(2020, 6, 30)),
        ("二〇二〇年十二月", date(2020, 12, 1)),
        ("7月24日", date(2019, 7, 24)),
        ("12月底", date(2019, 12, 1)),
    ],
)
def test_date_is_read_in_any_spelling(text: str, first: date) -> None:
    periods = [mention.period for mention in dates_in(text, 2019)]
    assert [period and period.first for period in periods] == [first]


def test_date_without_year_belongs_to_the_last_year_named() -> None:
    periods = [mention.period for mention in dates_in("2018年立项。3月5日开工；4月完工", 2020)]
    assert [period and period.first for period in periods] == [date(2018, 3, 5), date(2018, 4, 1)]


@pytest.mark.parametrize("text", ["3个月内", "1.5亿元", "97.86%", "版本2.0.1"])
def test_other_figures_are_no_dates(text: str) -> None:
    assert dates_in(text, 2020) == ()


def test_day_that_does_not_exist_has_no_period() -> None:
    assert [mention.period for mention in dates_in("2020年2月30日", 2020)] == [None]


def test_count_stands_between_its_words() -> None:
    found = counts_in("培训农民4,200人次，奖励3户省级、十三户市级企业技术中心")
    assert [(int(c.number), c.unit, c.before, c.after) for c in found] == [
        (4200, "人次", "培训农民", ""),
        (3, "户", "奖励", "省级"),
        (13, "户", "", "市级企业技术中心"),
    ]


@pytest.mark.parametrize("text", ["第3项", "50万元/户", "2019年"])
def test_ordinals_prices_and_years_are_no_counts(text: str) -> None:
    assert counts_in(text) == ()


@pytest.mark.parametrize(
    ("text", "regular"),
    [
        ("财预〔2020〕10号", True),
        ("市厅发(2015)28号", False),
        ("市厅发［2015］28号", False),
        ("教发【2021】第3号", False),
    ],
)
def test_document_number_is_regular_with_its_brackets(text: str, regular: bool) -> None:
    assert [number.is_regular for number in document_numbers_in(text)] == [regular]


def test_percentages_are_read() -> None:
    assert percents_in("完成97.86％，同比-3%") == (Fraction("97.86"), Fraction(-3))


def test_comma_within_a_number_ends_no_clause() -> None:
    assert clauses("支出11,123.37万元,结余0.5万元") == ("支出11,123.37万元", "结余0.5万元")


def test_project_names_with_slight_variations_are_alike() -> None:
    assert likeness("优势企业转型信息化平台", "优势企业转型项目信息化平台") > 0.9
    assert likeness("新动能专项资金", "企业技术创新奖励补助") < 0.4


def test_name_with_a_part_missing_is_a_variation_and_a_sister_is_none() -> None:
    whole, shorter = "山川智慧物流科技有限公司", "山川智慧科技有限公司"
    assert varied_names((f"由{whole}承担", f"付给{shorter}")) == (whole, shorter)
    assert varied_names((whole, "山川智慧餐饮有限公司")) is None


def test_filing_unit_calls_itself_one_name() -> None:
    assert ways_to_say_we(("我局负责。我委监管。", "我局")) == ("我局", "我委")


@pytest.mark.parametrize(
    ("text", "evaluated", "achieved"),
    [
        ("本年度应评价项目四个，其中三个达到预期目标。", 4, 3),
        ("本年度共三个自评项目。", 3, None),
        ("三个项目参加自评。", 3, None),
        ("纳入绩效自评的专项有3项，均已完成。", 3, None),
        ("自评项目为3个，其中两个项目达到年度绩效目标，一个项目未达标。", 3, 2),
        ("一个项目因招标推迟。", None, None),
        ("实现绩效目标的项目5个。", 5, 5),
    ],
)
def test_projects_are_counted_in_figures_and_characters(
    text: str, evaluated: int | None, achieved: int | None
) -> None:
    assert (evaluated_projects(text), achieved_projects(text)) == (evaluated, achieved)


def test_count_behind_another_is_read_and_converted() -> None:
    counts = counts_in("为三十一家卫生院配备设备一百五十二台，清淤1.5公里。")
    assert [(count.number, count.unit) for count in counts] == [
        (31, "家"), (152, "台"), (1500, "米"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "varies"),
    [
        ("由汾源市方圆展陈有限公司承担", "汾源市方元展陈有限公司进场", True),
        ("由汾源市第一建筑有限公司承担", "汾源市第二建筑有限公司进场", False),
        ("由汾源市方圆展陈有限公司承担", "汾源市金石展陈有限公司进场", False),
    ],
)
def test_one_other_character_in_a_name(one: str, other: str, *, varies: bool) -> None:
    assert bool(varied_names((one, other))) is varies
