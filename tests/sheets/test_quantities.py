from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalforms.sheets.operators import Operator
from evalforms.sheets.periods import Period
from evalforms.sheets.quantities import Quantity, Words, read_value

QUANTITIES = [
    ("≥96%", "≥", "96", "%"),
    ("≧96％", "≥", "96", "%"),
    (">=96%", "≥", "96", "%"),
    ("不低于95%", "≥", "95", "%"),
    ("不少于 5 次", "≥", "5", "次"),
    ("至少3个", "≥", "3", "个"),
    ("大于等于80%", "≥", "80", "%"),
    ("大于或等于80%", "≥", "80", "%"),
    ("90%以上", "≥", "90", "%"),
    ("90%及以上", "≥", "90", "%"),
    ("90%（含）以上", "≥", "90", "%"),
    ("大于90%以上", ">", "90", "%"),
    (">80%", ">", "80", "%"),
    ("＞95%", ">", "95", "%"),
    ("超过100人", ">", "100", "人"),
    ("≤0.5小时", "≤", "0.5", "小时"),
    ("≤ 1 小时", "≤", "1", "小时"),
    ("不超过15万元", "≤", "15", "万元"),
    ("不高于5%", "≤", "5", "%"),
    ("10天以内", "≤", "10", "天"),
    ("5%以下", "≤", "5", "%"),
    ("至多3次", "≤", "3", "次"),
    ("小于2%", "<", "2", "%"),
    ("<2%", "<", "2", "%"),
    ("低于3%", "<", "3", "%"),
    ("=100%", "=", "100", "%"),
    ("等于5", "=", "5", ""),
    ("1套/年", None, "1", "套/年"),
    ("1亿元", None, "1", "亿元"),
    ("5000万元", None, "5000", "万元"),
    ("5,000万元", None, "5000", "万元"),
    ("１００％", None, "100", "%"),
    ("50万/户*3", None, "1500000", ""),
    ("10万/户*14", None, "1400000", ""),
    ("50万元/户×3户", None, "150", "万元"),
    ("2元/人x10", None, "20", "元"),
    ("150万", None, "1500000", ""),
    ("3个", None, "3", "个"),
    ("十二户", None, "12", "户"),
    ("两次", None, "2", "次"),
    ("一百二十人", None, "120", "人"),
    ("一百零五家", None, "105", "家"),
    ("三百万元", None, "300", "万元"),
    ("百分之九十五", None, "95", "%"),
    ("百分之95", None, "95", "%"),
    ("3万户", None, "30000", "户"),
    ("1.2万人次", None, "12000", "人次"),
    ("5千米", None, "5", "千米"),
    ("-5%", None, "-5", "%"),
    ("0起", None, "0", "起"),
    ("100", None, "100", ""),
    ("1234.5", None, "1234.5", ""),
    ("1年", None, "1", "年"),
    ("2020.13", None, "2020.13", ""),
    ("7场次。", None, "7", "场次"),
    (" 16户 ", None, "16", "户"),
]

PERIODS = [
    ("2020年6月30日前", (2020, 6, 30), (2020, 6, 30)),
    ("2020年6月30日之前完成", (2020, 6, 30), (2020, 6, 30)),
    ("≤2020-06-30", (2020, 6, 30), (2020, 6, 30)),
    ("2019-12-01", (2019, 12, 1), (2019, 12, 1)),
    ("2019-12-01 00:00:00", (2019, 12, 1), (2019, 12, 1)),
    ("2019/12/1", (2019, 12, 1), (2019, 12, 1)),
    ("2019.12.1", (2019, 12, 1), (2019, 12, 1)),
    ("2019年12月1日", (2019, 12, 1), (2019, 12, 1)),
    ("2020.12", (2020, 12, 1), (2020, 12, 31)),
    ("2019.7", (2019, 7, 1), (2019, 7, 31)),
    ("2020年2月", (2020, 2, 1), (2020, 2, 29)),
    ("2020-11", (2020, 11, 1), (2020, 11, 30)),
    ("2020年6月底前", (2020, 6, 30), (2020, 6, 30)),
    ("2020年底", (2020, 12, 31), (2020, 12, 31)),
    ("2020年年底前", (2020, 12, 31), (2020, 12, 31)),
    ("2020年", (2020, 1, 1), (2020, 12, 31)),
    ("2020年度", (2020, 1, 1), (2020, 12, 31)),
    ("201905至202012", (2019, 5, 1), (2020, 12, 31)),
    ("2020年5月至2020年12月", (2020, 5, 1), (2020, 12, 31)),
    ("2020-01-01至2020-12-31", (2020, 1, 1), (2020, 12, 31)),
]

WORDS = [
    "", " ", "有所提高", "满意", "已完成", "按时提交", "长期有效", "3个左右", "约5000", "近3000人",
    "十余家", "10多家", "①3个", "5²", "1/2", "NaN", "1e999", "1e5", "12月底前",
    "6月30日前", "2019-02-30", "2020年13月", "一定提高", "第3名", "促进企业销售收入增加", "≥", "%",
    "万元", "3个(省级2个)", "50万*3", "50万/户*3个", "1,23", "2020-12-31至2020-01-01", "<p>3</p>",
    "十十", "万", "3个,其中新增1个", "5" * 300,
]  # fmt: skip


@pytest.mark.parametrize(("text", "operator", "number", "unit"), QUANTITIES)
def test_figure_is_read(text: str, operator: str | None, number: str, unit: str) -> None:
    sign = None if operator is None else Operator(operator)
    value = read_value(text)
    assert isinstance(value, Quantity)
    assert value.in_base_unit() == Quantity(sign, Fraction(number), unit).in_base_unit()
    assert value.operator == sign


@pytest.mark.parametrize(("text", "first", "last"), PERIODS)
def test_time_is_read(text: str, first: tuple[Any, ...], last: tuple[Any, ...]) -> None:
    assert read_value(text) == Period(date(*first), date(*last))


@pytest.mark.parametrize("text", WORDS, ids=lambda text: text[:20])
def test_what_is_not_certain_stays_words(text: str) -> None:
    assert read_value(text) == Words(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1亿元", "10000万元"),
        ("150万元", "1500000元"),
        ("30分钟", "0.5小时"),
        ("1年", "12个月"),
        ("2公里", "2000米"),
        ("50万/户*3", "150万"),
        ("1吨", "1000公斤"),
    ],
)
def test_like_units_convert_exactly(one: str, other: str) -> None:
    first, second = read_value(one), read_value(other)
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    assert first.in_base_unit() == second.in_base_unit()


@given(st.text(max_size=30))
def test_any_text_has_a_value(text: str) -> None:
    assert isinstance(read_value(text), Quantity | Period | Words)


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_plain_figures_are_exact(number: Any) -> None:
    assert read_value(f"{number}个") == Quantity(None, Fraction(number), "个")
