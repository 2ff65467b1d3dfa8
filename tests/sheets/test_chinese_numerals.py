import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalforms.sheets.chinese_numerals import chinese_number

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("两百", 200),
        ("一百零三", 103),
        ("一百一十五", 115),
        ("三千零五", 3005),
        ("三万五千", 35000),
        ("一亿", 10**8),
        ("十万", 10**5),
    ],
)
def test_number_is_read(text: str, number: int) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize("text", ["", "万", "十十", "百一", "一二", "二〇二〇", "亿万"])
def test_malformed_number_is_none(text: str) -> None:
    assert chinese_number(text) is None


def _written(number: int) -> str:
    """An independent writer of numbers below a thousand."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{DIGITS[hundreds]}百" if hundreds else ""
    text += f"{DIGITS[tens]}十" if tens else ("零" if hundreds and ones else "")
    return text + (DIGITS[ones] if ones else "")


@given(st.integers(min_value=1, max_value=999))
def test_written_number_is_read_back(number: int) -> None:
    assert chinese_number(_written(number)) == number
