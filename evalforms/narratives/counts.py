"""How many of what a text names: 3户省级、13户市级企业技术中心, 培训农民4200人."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from evalforms.narratives.sentences import sentences
from evalforms.sheets.chinese_numerals import chinese_number
from evalforms.sheets.units import base_of

_UNITS = (
    "人次|平方公里|平方米|公里|批次|户次|场次|立方米|户|家|个|名|人|套|台|项|场|次|座|处|亩|所|件|份|期|辆|"
    "批|间|条|篇|宗|例|起|株|册|门|组|张|块|支|本|吨|米|棵|头|只|对|种|节|幅|栋"
)
_COUNT = re.compile(
    r"(?<![\d.第年/a-zA-Z])(?<!\d,)"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|[一二两三四五六七八九十百千]{1,7})"
    rf"(?P<scale>万|千|百)?(?P<more>[余多])?(?P<unit>{_UNITS})(?!/)(?=(?P<after>[一-鿿]{{0,16}}))"
)
_BEFORE = re.compile("[一-鿿]{0,18}$")
_BETWEEN = re.compile("(?:共计|合计|总计|累计|约|共|达到|达|为|了|有)$")
_ENTITIES = ("户", "家", "个")
_SCALES = {None: 1, "百": 100, "千": 1000, "万": 10000}


@dataclass(frozen=True, slots=True)
class Count:
    """number and unit are those of the base unit (米 for 公里); text: as written.

    before and after: the Chinese words on both sides; joined: an enumeration runs into them.
    """

    number: Fraction
    unit: str
    before: str
    after: str
    joined: bool
    is_rough: bool
    sentence: str
    text: str

    @property
    def kind(self) -> str:
        """户, 家 and 个 count the same things."""
        return counted_kind(self.unit)


def counted_kind(unit: str) -> str:
    """The counter under which figures can be compared: 户, 家 and 个 count the same things."""
    return "个" if unit in _ENTITIES else unit


@lru_cache(maxsize=8192)
def counts_in(text: str) -> tuple[Count, ...]:
    """Every count, in the order of the text; ordinals and years are none."""
    return tuple(count for sentence in sentences(text) for count in _of(sentence))


def _of(sentence: str) -> Iterator[Count]:
    for match in _COUNT.finditer(sentence):
        number = _number(match["number"])
        if number is None:
            continue
        head = sentence[: match.start()]
        before = _before(head)
        unit, factor = base_of(match["unit"])
        yield Count(
            number=number * _SCALES[match["scale"]] * factor,
            unit=unit,
            before=before,
            after=match["after"],
            joined=_is_joined(head, before),
            is_rough=bool(match["more"]) or head.endswith(("约", "近", "超", "超过")),
            sentence=sentence,
            text=match.group(),
        )


def _number(text: str) -> Fraction | None:
    if text[0].isdigit():
        return Fraction(text.replace(",", ""))
    value = chinese_number(text)
    return None if value is None else Fraction(value)


def _before(text: str) -> str:
    match = _BEFORE.search(_BETWEEN.sub("", _BETWEEN.sub("", text)))
    return match.group() if match else ""


def _is_joined(text: str, before: str) -> bool:
    at = text.rfind(before) if before else len(text)
    return at > 0 and text[at - 1] in "、和及与"
