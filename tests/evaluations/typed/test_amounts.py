from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalforms.evaluations.cells import CellKind
from evalforms.evaluations.shown import shown
from evalforms.evaluations.typed.amounts import LARGEST, read_amount
from evalforms.evaluations.typed.reading import Reading, Refused

CENTS = int(LARGEST * 100)


def value_of(text: str) -> Decimal | None:
    return read_amount(text, may_be_negative=True).value


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("345", "345.00"),
        ("22,728.40", "22728.40"),
        ("１２３．４５", "123.45"),
        ("１２３，４５６．７８", "123456.78"),
        (" 1 234.5 ", "1234.50"),
        ("\u3000284.17\u3000万元", "284.17"),
        ("2284,1674", "22841674.00"),
        ("-10504.26", "-10504.26"),
        ("−10,504.26", "-10504.26"),
        ("+5.35", "5.35"),
        (".5", "0.50"),
        ("5.", "5.00"),
        ("0", "0.00"),
        ("9999999999999.99", "9999999999999.99"),
    ],
)
def test_amount_is_read_as_people_write_it(text: str, amount: str) -> None:
    assert value_of(text) == Decimal(amount)
    assert str(value_of(text)) == amount


@pytest.mark.parametrize("text", ["-0", "-0.00", "－０", "-0.001"])
def test_amount_knows_no_minus_nought(text: str) -> None:
    assert str(read_amount(text, may_be_negative=False).value) == "0.00"


@pytest.mark.parametrize("text", ["", "  ", "\u3000", "\u200b"])
def test_amount_may_be_empty(text: str) -> None:
    assert read_amount(text, may_be_negative=False) == Reading(None)


@pytest.mark.parametrize(
    ("text", "amount", "note"),
    [
        ("2841674元", "284.17", "已由 2,841,674 元换算为 284.17 万元"),
        ("2,841,674.00 元", "284.17", "已由 2,841,674 元换算为 284.17 万元"),
        ("1.005", "1.01", "已由 1.005 四舍五入为 1.01 万元"),
        ("2.665万元", "2.67", "已由 2.665 四舍五入为 2.67 万元"),
        ("-2.665", "-2.67", "已由 -2.665 四舍五入为 -2.67 万元"),
    ],
)
def test_amount_is_converted_visibly(text: str, amount: str, note: str) -> None:
    assert read_amount(text, may_be_negative=True) == Reading(Decimal(amount), note)


@pytest.mark.parametrize(
    "text",
    [
        *["NaN", "sNaN", "Infinity", "inf", "1e5", "1E5", "1e999", "1e1000000000", "0x10", "1e"],
        *["1_000", "--5", "+-5", "1.2.3", ".", "+", "-", "½", "²", "Ⅻ", "٣٤", "०१२", "一百"],
        *["1,23", ",5", "1,,000", "12万", "1亿元", "3千元", "2百万元", "≥96%", "345.00abc"],
        *["9" * 30, "9" * 5000, "99999999999999.99", "9999999999999.995", "<b>5</b>", "5;DROP"],
    ],
)
def test_amount_refuses_what_is_no_amount(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_amount(text, may_be_negative=True)
    assert "请" in str(refused.value)


def test_amount_refuses_a_negative_one_where_none_can_be() -> None:
    with pytest.raises(Refused, match="金额不能为负数"):
        read_amount("-345", may_be_negative=False)


@given(st.integers(-CENTS, CENTS).map(lambda cents: Decimal(cents).scaleb(-2)))
def test_shown_amount_reads_as_itself(amount: Decimal) -> None:
    assert value_of(shown(CellKind.MONEY, amount)) == amount


@given(st.text(max_size=30))
def test_amount_reads_or_refuses_any_text(text: str) -> None:
    try:
        value = value_of(text)
    except Refused:
        return
    assert value is None or value == value.quantize(Decimal("0.01"))
