"""完成进度: what is computed, what is left to a level, and what holds of every row."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalforms.frameworks.levels import LEVELS, MISSED, PARTLY, REACHED, band_of, level_named
from evalforms.frameworks.rules import Level
from evalforms.scoring.progress import agrees, progress_of
from evalforms.sheets.rows import ObjectiveCategory, ObjectiveRow
from tests.sheets.strategies import objective_rows

COMPUTED = [
    ("quantity", "1亿元", "5000万元", "50%"),
    ("quantity", "14个", "13个", "92.86%"),
    ("quantity", "≥100人次", "125人次", "125%"),
    ("quantity", "不少于1200人次", "培训1200人次", "100%"),
    ("quantity", "3.5公里", "3500米", "100%"),
    ("quantity", "每季度1次", "4次/年", "100%"),
    ("quantity", "每季度1次", "每年3次", "75%"),
    ("quantity", "300亩", "20公顷", "100%"),
    ("quantity", "3个项目", "2个", "66.67%"),
    ("quantity", "100名", "80人", "80%"),
    ("quantity", "10-15天", "12天", "100%"),
    ("quantity", "3个", "-1个", "0%"),
    ("quantity", "40小时", "38小时", "95%"),
    ("quality", "覆盖率达到100%", "百分之九十五", "95%"),
    ("quality", "零事故", "0起", "100%"),
    ("quality", "零事故", "1起", "0%"),
    ("quality", "≤2‰", "0.2%", "100%"),
    ("quality", "≤5%", "10%", "50%"),
    ("timeliness", "≤3个工作日", "2个工作日", "100%"),
    ("timeliness", "1小时", "90分钟", "66.67%"),
    ("timeliness", "2020年第二季度末前完成", "2020年6月28日", "100%"),
    ("cost", "控制在50万元以内", "48.5万元", "100%"),
    ("cost", "50万/户*3", "150万", "100%"),
    ("cost", "345万元", "400万元", "86.25%"),
    ("economic_benefit", "较上年增长5%", "同比增长6%", "120%"),
    ("satisfaction", "≥90%", "81%", "90%"),
    ("satisfaction", ">80%", "100%", "125%"),
]

LEFT_OPEN = [
    ("quantity", "3个", "3户", "单位不一致(个 / 户)"),
    ("quantity", "≥96%", "≥96%", "带有比较符号, 应填实际值"),
    ("quantity", "约300亩", "300亩", "目标值“约300亩”不是可比较的数值"),
    ("quantity", "10-15天", "8天", "不在目标值的区间内"),
    ("quantity", "3个学校", "3个项目", "单位不一致"),
    ("quality", "优良", "优良", "目标值“优良”不是可比较的数值"),
    ("timeliness", "2019-12-01", "2020-12-01", "逾期366天"),
    ("timeliness", "2019-12-01", "2020.12", "逾期366至396天"),
    ("timeliness", "2020-06-15", "2020.6", "不能确定是否逾期"),
    ("timeliness", "2020", "2021", "不是可比较的数值或日期"),
    ("timeliness", "6.30", "6.20", "不是可比较的数值或日期"),
    ("timeliness", "2020-06-15", "按时提交", "“按时提交”不是日期"),
    ("cost", "节约5%", "6%", "不是可比较的数值"),
    ("cost", "5%", "6%", "请写明≤或≥"),
    ("social_benefit", "10年", "8年", "越长越好还是越短越好"),
    ("economic_benefit", "较上年增长5%", "105%", "一个是增减幅度"),
    ("quantity", "", "3个", "目标值未填写"),
    ("quantity", "3个", "", "实际完成指标值未填写"),
]


def _row(category: str, target: str, actual: str, **cells: str) -> ObjectiveRow:
    return ObjectiveRow(ObjectiveCategory(category), "甲", target, actual, **cells)


@pytest.mark.parametrize(("category", "target", "actual", "text"), COMPUTED)
def test_progress_is_computed(category: str, target: str, actual: str, text: str) -> None:
    assert progress_of(_row(category, target, actual)).text == text


@pytest.mark.parametrize(("category", "target", "actual", "reason"), LEFT_OPEN)
def test_progress_that_is_not_certain_is_left_open(
    category: str, target: str, actual: str, reason: str
) -> None:
    progress = progress_of(_row(category, target, actual))
    assert (progress.percent, progress.level, progress.text) == (None, None, "")
    assert reason in progress.explanation


def test_unwanted_things_need_a_sign() -> None:
    row = ObjectiveRow(ObjectiveCategory.QUALITY, "投诉率", "3%", "2%")
    assert progress_of(row).percent is None
    assert progress_of(ObjectiveRow(row.category, row.name, "≤3%", "2%")).text == "100%"


def test_delay_is_told_in_days() -> None:
    assert progress_of(_row("timeliness", "2020-06-30", "2020-07-10")).days_late == 10


@pytest.mark.parametrize(
    ("picked", "level", "band"),
    [
        ("达成", REACHED, "100%–80%"),
        ("部分达成", PARTLY, "80%–60%"),
        ("未达成", MISSED, "60%–0%"),
        ("达成预期指标", REACHED, "100%–80%"),
    ],
)
def test_level_is_picked_where_nothing_can_be_computed(
    picked: str, level: Level, band: str
) -> None:
    progress = progress_of(_row("quality", "明显改善", "明显改善", progress=picked))
    assert (progress.percent, progress.level) == (None, level)
    assert f"自评{level.name}, 得分区间{band}" in progress.explanation


def test_levels_meet_without_gap() -> None:
    assert [(level.lowest, level.highest) for level in LEVELS] == [
        (Fraction(4, 5), 1),
        (Fraction(3, 5), Fraction(4, 5)),
        (0, Fraction(3, 5)),
    ]
    assert [band_of(level) for level in LEVELS] == ["100%–80%", "80%–60%", "60%–0%"]
    assert level_named("基本达成") is None


@pytest.mark.parametrize(
    ("typed", "is_agreed"),
    [
        *(("50%", True), ("50.00%", True), ("５０％", True), ("百分之五十", True), ("", True)),
        *(("5000万元", False), ("50", False), ("100%", False), ("≥50%", False), ("达成", False)),
    ],
)
def test_typed_progress_is_compared_with_the_computed_one(typed: str, is_agreed: bool) -> None:
    row = _row("quantity", "1亿元", "5000万元", progress=typed)
    assert agrees(row, progress_of(row)) is is_agreed


@pytest.mark.parametrize(("typed", "is_agreed"), [("125%", True), ("100%", True), ("99%", False)])
def test_what_exceeds_its_target_may_be_typed_as_reached(typed: str, is_agreed: bool) -> None:
    row = _row("quantity", "100人次", "125人次", progress=typed)
    assert agrees(row, progress_of(row)) is is_agreed


@given(objective_rows)
def test_progress_is_never_negative_and_always_explained(row: ObjectiveRow) -> None:
    progress = progress_of(row)
    assert progress.percent is None or progress.percent >= 0
    assert progress.explanation
    assert progress.percent is None or progress.level is None


_figures = st.integers(min_value=1, max_value=10**6)
_signs = st.sampled_from(["≥", ">", "不少于", "≤", "<", "控制在"])


@given(_signs, _figures, _figures, _figures)
def test_progress_follows_the_direction_of_the_sign(
    sign: str, target: int, one: int, other: int
) -> None:
    def percent(actual: int) -> Decimal:
        found = progress_of(_row("quantity", f"{sign}{target}个", f"{actual}个")).percent
        assert found is not None
        return found

    low, high = percent(min(one, other)), percent(max(one, other))
    assert (low <= high) if sign in ("≥", ">", "不少于") else (low >= high)


@given(st.sampled_from([("元", "万元"), ("米", "公里"), ("亩", "公顷")]), _figures, _figures)
def test_unit_does_not_change_progress(units: tuple[str, str], target: int, actual: int) -> None:
    small, large = units
    times = {"元": 10**4, "米": 10**3, "亩": 15}[small]
    mixed = progress_of(_row("quantity", f"{target}{large}", f"{actual * times}{small}"))
    plain = progress_of(_row("quantity", f"{target}{large}", f"{actual}{large}"))
    assert mixed.percent is not None
    assert mixed.percent == plain.percent
