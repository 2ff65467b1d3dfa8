import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalforms.sheets.codec import read_sheet, write_sheet
from evalforms.sheets.errors import SheetError
from evalforms.sheets.project import ProjectSheet
from tests.golden_sheets import NAMES, document, golden, project
from tests.sheets.strategies import sheets


def _filled_in(value: Any) -> Any:
    """A document without what is not filled in."""
    if isinstance(value, dict):
        pairs = ((key, _filled_in(inner)) for key, inner in value.items())
        return {key: inner for key, inner in pairs if inner not in (None, "", {}, [])}
    return [_filled_in(row) for row in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", NAMES)
def test_golden_document_comes_back_equal(name: str) -> None:
    assert json.loads(write_sheet(golden(name))) == _filled_in(document(name))


@given(sheets())
def test_sheet_survives_json(sheet: Any) -> None:
    assert read_sheet(write_sheet(sheet)) == sheet


@given(sheets())
def test_canonical_document_is_a_fixed_point(sheet: Any) -> None:
    text = write_sheet(sheet)
    assert write_sheet(read_sheet(text)) == text


def test_bytes_text_and_byte_order_mark_read_alike() -> None:
    text = write_sheet(golden("department"))
    assert (
        read_sheet(text) == read_sheet(text.encode()) == read_sheet(b"\xef\xbb\xbf" + text.encode())
    )


def _read(**cells: Any) -> ProjectSheet:
    sheet = read_sheet(json.dumps({"form": "project", "year": 2020, **cells}))
    assert isinstance(sheet, ProjectSheet)
    return sheet


@pytest.mark.parametrize("empty", [None, ""])
def test_null_and_empty_text_mean_not_filled_in(empty: Any) -> None:
    cells = {
        "funds": {"allocated": empty, "spent": empty},
        "filled_on": empty,
        "project": {"attribute": empty},
        "phone": empty,
        "objectives": empty,
    }
    assert _read(**cells) == project()


def test_expected_is_ignored_at_the_top_only() -> None:
    assert _read(expected={"total": "1"}) == project()
    with pytest.raises(SheetError, match=r"funds\.expected"):
        _read(funds={"expected": "1"})


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", "0.00"),
        ("-0", "0.00"),
        ("-0.00", "0.00"),
        ("15", "15.00"),
        (15, "15.00"),
        (0, "0.00"),
        ("22728.4", "22728.40"),
        ("-10504.26", "-10504.26"),
        ("9999999999999.99", "9999999999999.99"),
    ],
)
def test_plain_decimal_is_read_exactly(typed: Any, value: str) -> None:
    read = _read(funds={"allocated": typed}).funds.allocated
    assert read is not None
    assert str(read) == value


REFUSED_AMOUNTS = [
    "1.234", "1,234.00", "1e3", "1E3", "NaN", "nan", "Infinity", "-Infinity", "sNaN", "+1", ".5",
    "5.", "０.５", "１２", "٣", " 1", "1 ", "1\n", "1_000", "0x10", "--1", "-", "007",
    "1" + "0" * 13, "1" * 30, "1" * 5000, "一", "1.00万", True, [], {}, ["1"],
]  # fmt: skip


@pytest.mark.parametrize("typed", REFUSED_AMOUNTS, ids=lambda value: str(value)[:20])
def test_other_amounts_are_refused_with_path(typed: Any) -> None:
    with pytest.raises(SheetError) as refused:
        _read(funds={"allocated": typed})
    assert refused.value.key == "funds.allocated"
    assert refused.value.reason


@pytest.mark.parametrize(
    "number", ["1.5", "1.0", "1e2", "NaN", "Infinity", "-Infinity", "1e999", "1" * 5000]
)
def test_numbers_that_are_not_integers_are_refused(number: str) -> None:
    text = f'{{"form": "project", "year": 2020, "funds": {{"allocated": {number}}}}}'
    with pytest.raises(SheetError) as refused:
        read_sheet(text)
    assert refused.value.key == "funds.allocated"
    assert refused.value.value == number[:60] + ("…" if len(number) > 60 else "")


REFUSED = [
    ({"funds": {"alocated": "1"}}, "funds.alocated", "没有这个栏目"),
    ({"colour": "red"}, "colour", "没有这个栏目"),
    ({"scores": [{"indicator": "x", "points": "1"}]}, "scores[0].points", "没有这个栏目"),
    ({"scores": [{}]}, "scores[0].indicator", "必须填写"),
    ({"scores": [{"indicator": "magic"}]}, "scores[0].indicator", "评分表没有这个指标"),
    ({"scores": [{"indicator": "work_plan_soundness"}]}, "scores[0].indicator", "评分表没有"),
    (
        {"scores": [{"indicator": "social_benefit"}, {"indicator": "social_benefit"}]},
        "scores[1].indicator",
        "同一指标出现两次",
    ),
    ({"scores": {}}, "scores", "应为一个JSON数组"),
    ({"scores": [None]}, "scores[0]", "应为一个JSON对象"),
    ({"objectives": [{"name": "甲"}]}, "objectives[0].category", "必须填写"),
    ({"objectives": [{"category": "other"}]}, "objectives[0].category", "应为以下之一"),
    ({"project": {"attribute": "once"}}, "project.attribute", "recurring、one_off"),
    ({"project": {"starts_on": "2020-2-1"}}, "project.starts_on", "YYYY-MM-DD"),
    ({"project": {"starts_on": "2020-02-30"}}, "project.starts_on", "没有这一天"),
    ({"project": {"starts_on": "２０２０-01-01"}}, "project.starts_on", "YYYY-MM-DD"),
    ({"project": {"starts_on": 20200101}}, "project.starts_on", "YYYY-MM-DD"),
    ({"project": []}, "project", "应为一个JSON对象"),
    ({"project": "甲"}, "project", "应为一个JSON对象"),
    ({"phone": 13800000000}, "phone", "应为文字"),
    ({"phone": "a\x00b"}, "phone", "第2个字符是控制字符(U+0000)"),
    ({"phone": "a\rb"}, "phone", "U+000D"),
    ({"phone": "\x7f"}, "phone", "U+007F"),
    ({"phone": "\ud800"}, "phone", "U+D800"),
    ({"phone": "\ufffe"}, "phone", "U+FFFE"),
    ({"year": "2020"}, "year", "应为整数"),
    ({"year": True}, "year", "应为整数"),
    ({"year": 20}, "year", "年度应在1990与2100之间"),
    ({"year": -2020}, "year", "应在0与"),
    ({"year": None}, "year", "年度未填写"),
    ({"form": "other"}, "form", "department"),
    ({"form": None}, "form", "department"),
    ({"form": ["project"]}, "form", "department"),
    ({"unit": {"name": "department only"}}, "unit", "没有这个栏目"),
]


@pytest.mark.parametrize(("cells", "key", "reason"), REFUSED, ids=lambda value: str(value)[:40])
def test_wrong_document_is_refused_with_path_and_reason(
    cells: dict[str, Any], key: str, reason: str
) -> None:
    with pytest.raises(SheetError) as refused:
        _read(**cells)
    assert refused.value.key == key
    assert reason in refused.value.reason


@pytest.mark.parametrize("count", ["5", 1.0, -1, 10**9, True, "", None])
def test_counts_are_json_integers(count: Any) -> None:
    text = json.dumps({"form": "department", "year": 2020, "basics": {"project_count": count}})
    if count in ("", None):
        assert read_sheet(text) == read_sheet('{"form": "department", "year": 2020}')
        return
    with pytest.raises(SheetError) as refused:
        read_sheet(text)
    assert refused.value.key == "basics.project_count"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"form": "project", "form": "department", "year": 2020}', "form"),
        ('{"form": "project", "year": 2020, "year": 2020}', "year"),
        ('{"form": "project", "year": 2020, "funds": {"other": 1, "other": 1}}', "funds.other"),
        ('{"form": "project", "year": 2020, "funds": {}, "funds": {}}', "funds"),
        ('{"form": "project", "year": 2020, "scores": [], "scores": []}', "scores"),
        ('{"form": "project", "year": 2020, "x": 1, "x": 2}', "x"),
    ],
)  # fmt: skip
def test_duplicate_key_is_refused(text: str, key: str) -> None:
    with pytest.raises(SheetError) as refused:
        read_sheet(text)
    assert refused.value.key == key


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "null", "[]", '"text"', "1", "NaN", "{", "{}", '{"form"', "\x00", "[" * 100_000,
        '{"form": "project", "year": 2020, "phone": "a\nb"}', '{"a":' * 50_000,
        "{'form': 'project'}", "x" * 100,
    ],
    ids=lambda text: text[:15],
)  # fmt: skip
def test_what_is_not_a_sheet_is_refused(text: str) -> None:
    with pytest.raises(SheetError):
        read_sheet(text)


@pytest.mark.parametrize(
    "content", [b"\xff\xfe{\x00}\x00", "{}".encode("utf-16"), b"\x80", b"%PDF-1.7"]
)
def test_other_encodings_are_refused(content: bytes) -> None:
    with pytest.raises(SheetError):
        read_sheet(content)


def test_very_long_document_is_refused_without_parsing() -> None:
    with pytest.raises(SheetError, match="文件过大"):
        read_sheet(b" " * (16 * 1024 * 1024 + 1))


def test_long_text_is_plain_text() -> None:
    text = "绩效\n\t" * 250_000
    assert _read(phone=text).phone == text


def test_error_says_where_what_and_why_in_one_line() -> None:
    with pytest.raises(SheetError) as refused:
        _read(funds={"spent": {"other": "1.5\n元"}})
    assert str(refused.value) == (
        "“funds.spent.other”(值: 1.5\ufffd元): 不是普通十进制数, 请写成如 22728.40 的形式"
    )


def test_value_with_more_than_two_places_is_not_written() -> None:
    sheet = project(allocated="1.005")
    with pytest.raises(SheetError, match=r"funds\.allocated"):
        write_sheet(sheet)


def test_written_document_is_readable_text_in_fixed_order() -> None:
    sheet = project(allocated="5", filled_on=date(2021, 7, 2))
    assert write_sheet(sheet) == (
        '{\n  "form": "project",\n  "year": 2020,\n  "funds": {\n    "allocated": "5.00"\n  },\n'
        '  "filled_on": "2021-07-02"\n}\n'
    )


@given(
    st.decimals(
        allow_nan=False,
        allow_infinity=False,
        places=2,
        min_value=-(10**13) + 1,
        max_value=10**13 - 1,
    )
)
def test_every_amount_that_fits_survives(value: Decimal) -> None:
    sheet = project(allocated=str(value))
    assert read_sheet(write_sheet(sheet)) == sheet


@given(st.text(max_size=40))
def test_any_other_text_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(SheetError) as refused:
        read_sheet(text)
    assert "\n" not in str(refused.value)
