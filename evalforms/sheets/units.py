"""Units that can be compared with each other, and the words that scale a number."""

from fractions import Fraction

_FAMILIES: dict[str, dict[str, str]] = {
    "元": {"元": "1", "千元": "1000", "万元": "10000", "百万元": "1000000", "千万元": "10000000",
           "亿元": "100000000"},
    "%": {"%": "1"},
    "小时": {"秒": "1/3600", "分钟": "1/60", "小时": "1", "个小时": "1"},
    "天": {"天": "1"},
    "个月": {"个月": "1", "年": "12"},
    "米": {"米": "1", "千米": "1000", "公里": "1000"},
    "克": {"克": "1", "千克": "1000", "公斤": "1000", "吨": "1000000"},
    "平方米": {"平方米": "1", "m2": "1", "平方公里": "1000000", "公顷": "10000"},
}  # fmt: skip
_COUNTERS = (
    "个", "户", "家", "次", "项", "套", "人", "人次", "件", "台", "处", "条", "份", "期", "场",
    "篇", "名", "辆", "所", "座", "批", "起", "例", "宗", "亩", "株", "册", "门", "间", "组",
)  # fmt: skip

UNITS: dict[str, tuple[str, Fraction]] = {
    unit: (base, Fraction(factor))
    for base, units in _FAMILIES.items()
    for unit, factor in units.items()
} | {counter: (counter, Fraction(1)) for counter in _COUNTERS}

SCALES: dict[str, int] = {
    "万亿": 10**12,
    "千万": 10**7,
    "百万": 10**6,
    "亿": 10**8,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}

DURATION_BASES = ("小时", "天", "个月")
