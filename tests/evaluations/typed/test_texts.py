import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalforms.evaluations.typed.reading import Reading, Refused
from evalforms.evaluations.typed.texts import read_line, read_text


@pytest.mark.parametrize(
    "text",
    [
        "<p>主要职责</p>",
        "<script>alert(1)</script>",
        "{{7*7}} {% debug %} ${7*7}",
        "'; DROP TABLE x; -- %s \\",
        "𠮷 👨‍👩‍👧 第一行\n\t第二行",
    ],
)
def test_text_stays_as_it_was_typed(text: str) -> None:
    assert read_text(text, limit=20_000) == Reading(text)


def test_text_has_one_kind_of_line_end() -> None:
    assert read_text("一\r\n二\r三\u2028四", limit=100).value == "一\n二\n三\n四"


@pytest.mark.parametrize(
    "hidden", ["\x00", "\x07", "\ud800", "\u202e", "\u2066", "\ue000", "\uffff"]
)
def test_text_loses_what_cannot_be_printed_and_says_so(hidden: str) -> None:
    reading = read_text(f"甲{hidden}乙", limit=100)
    assert reading == Reading("甲乙", "已去除 1 个看不见或不能打印的字符")


@pytest.mark.parametrize("text", ["\u200b\u200b", "\ufeff", " \n\u3000 ", "\u200d", "\u3164"])
def test_text_without_a_letter_is_empty(text: str) -> None:
    assert read_text(text, limit=100).value == ""


def test_text_piles_up_no_more_than_eight_accents() -> None:
    assert len(read_text("x" + "\u0336" * 1000, limit=100).value) == 9


def test_text_over_its_limit_is_refused_with_both_lengths() -> None:
    with pytest.raises(Refused, match=r"最多 20,000 字，现有 20,001 字，请删减 1 字"):
        read_text("字" * 20_001, limit=20_000)


def test_line_has_no_line_breaks() -> None:
    assert read_line(" 3个\r\n每年 \t x ", limit=50).value == "3个 每年   x"


@given(st.text(alphabet=st.characters(), max_size=200))
def test_text_is_always_fit_for_the_database_and_stable(text: str) -> None:
    value = read_text(text, limit=None).value
    assert read_text(value, limit=None) == Reading(value)
    assert value == value.encode().decode()
    assert not any(unicodedata.category(c) == "Cc" for c in value if c not in "\n\t")
