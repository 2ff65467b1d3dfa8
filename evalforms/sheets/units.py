"""Units that can be compared with each other, and the words that scale a number."""

import re
from fractions import Fraction

_FAMILIES: dict[str, dict[str, str]] = {
    "元": {"元": "1", "千元": "1000", "万元": "10000", "百万元": "1000000", "千万元": "10000000",
           "亿元": "100000000"},
    "%": {"%": "1", "‰": "1/10"},
    "百分点": {"百分点": "1", "个百分点": "1"},
    "小时": {"秒": "1/3600", "分钟": "1/60", "小时": "1", "个小时": "1"},
    "天": {"天": "1", "日历天": "1", "周": "7", "星期": "7", "个星期": "7"},
    "工作日": {"工作日": "1", "个工作日": "1"},
    "个月": {"个月": "1", "个季度": "3", "年": "12"},
    "米": {"米": "1", "m": "1", "千米": "1000", "公里": "1000", "km": "1000"},
    "克": {"克": "1", "千克": "1000", "公斤": "1000", "kg": "1000", "吨": "1000000",
           "万吨": "10000000000"},
    "平方米": {"平方米": "1", "平米": "1", "m2": "1", "平方公里": "1000000", "公顷": "10000",
              "亩": "2000/3"},
    "立方米": {"立方米": "1", "m3": "1"},
    "人": {"人": "1", "名": "1", "位": "1"},
}  # fmt: skip
COUNTERS = (
    *("个", "户", "家", "次", "项", "套", "人次", "件", "台", "处", "条", "份", "期", "场", "倍"),
    *("篇", "辆", "所", "座", "批", "起", "例", "宗", "株", "册", "门", "间", "组", "本", "场次"),
    *("盏", "棵", "头", "只", "眼", "口", "幅", "部", "班", "班次", "台次", "户次", "件次", "届"),
)

UNITS: dict[str, tuple[str, Fraction]] = {
    unit: (base, Fraction(factor))
    for base, units in _FAMILIES.items()
    for unit, factor in units.items()
} | {counter: (counter, Fraction(1)) for counter in COUNTERS}

SCALES: dict[str, int] = {
    "万亿": 10**12,
    "千万": 10**7,
    "百万": 10**6,
    "亿": 10**8,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}

INCIDENTS = (
    *("事故", "投诉", "差错", "违规", "违纪", "伤亡", "上访", "失误", "延误", "缺陷", "故障"),
    *("感染", "死亡", "火灾", "返工", "举报"),
)
DURATION_BASES = ("小时", "天", "工作日", "个月")
PER_YEAR = {"年": 1, "半年": 2, "季度": 4, "季": 4, "月": 12}

_COUNTED = re.compile(f"({'|'.join(sorted(COUNTERS, key=len, reverse=True))})([\u4e00-\u9fff]+)")


def base_of(unit: str) -> tuple[str, Fraction]:
    """Base unit of the family and the factor to it; of 次/季度 it is 次/年."""
    one, slash, per = unit.rpartition("/")
    if not slash:
        return UNITS.get(unit, (unit, Fraction(1)))
    base, factor = base_of(one)
    if per in PER_YEAR:
        return f"{base}/年", factor * PER_YEAR[per]
    return f"{base}/{per}", factor


def is_known(unit: str) -> bool:
    """A unit of the lists, such a unit per something, or a counter with what is counted."""
    one = unit.partition("/")[0]
    return one in UNITS or counted(one)[1] != ""


def counted(unit: str) -> tuple[str, str]:
    """Counter and thing: 个项目 is 个, 项目; anything else is itself and nothing."""
    match = None if unit in UNITS else _COUNTED.fullmatch(unit)
    return (match[1], match[2]) if match else (unit, "")
