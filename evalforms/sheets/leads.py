"""Words before a figure that do not change it: 覆盖率达到…, 培训…, 每季度…, 较上年增长….

The lists are closed: a word that is not on them leaves the cell as words, because it may be 未, 仅
or 剩余.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from evalforms.sheets.units import COUNTERS, PER_YEAR


class Change(StrEnum):
    """A figure that tells a change, not a state."""

    MORE = "增长"
    LESS = "下降"


@dataclass(frozen=True, slots=True)
class Lead:
    """`rest`: what follows; `per`: 季度 of 每季度1次; `change`: of 较上年增长5%."""

    rest: str
    per: str = ""
    change: Change | None = None


_JOIN = "(?:均|已|应|要)?(?:达到?|为|是|保持在|保持|维持在|稳定在|提高到|提高至|提升到|提升至|:)?"
_SUBJECT = re.compile(
    "([\u4e00-\u9fff]{1,14}(?:率|满意度|知晓度|进度|数量?|人次|金额|面积|里程|长度|产量|总量|总额|比例"
    f"|比重|时间|日期|天数|时长|成本|费用|工期|周期|期限|年限)|满意度|数量|金额|面积|里程|长度|产量"
    f"|比例|时间|成本|工期|建设期){_JOIN}"
)
_DOUBTFUL = re.compile("[未没仅缺欠差超约近增减升降]|提高|提升|低于|高于|不足|剩余|其中")
_GROWTH = re.compile(f"[\u4e00-\u9fff]{{0,10}}(?:(增长率|增速|增幅)|(下降率|降低率|降幅)){_JOIN}")
_PER_WHAT = (*PER_YEAR, *COUNTERS, "人", "县", "乡", "镇", "村", "校", "社区", "企业", "亩")
_PER = re.compile(f"每({'|'.join(sorted(_PER_WHAT, key=len, reverse=True))})")
_VERB = re.compile(
    "(?:已|共|共计|合计|累计|全年|实际)?(?:达到|达|完成投资|完成|实现|培训|新建|建设|建成|改造|举办|开展|组织"
    "|购置|采购|发放|资助|补助|奖励|扶持|支持|服务|覆盖|修复|治理|种植|验收|编制|出版|演出|保持在"
    "|保持|维持在|稳定在|确保|提高到|提高至|提升到|提升至|增加到|增加至)|已?(?:共计|合计|累计|共)"
)
_CHANGE = re.compile(
    "(?:(?:较|比)(?:上年|去年)(?:度|同期)?|同比|与上年相比)?"
    "(?:(增长|增加|提高|提升|上升|新增)|(下降|降低|减少))(?![到至])"
)


def leads(text: str) -> Iterator[Lead]:
    """The text as it is, then with one kind of leading words after the other taken away."""
    yield Lead(text)
    bare = _without_subject(text)
    yield Lead(bare)
    per, bare = _per(_without_verb(bare))
    bare = _without_verb(bare)
    yield Lead(bare, per)
    yield from _changes(bare, per)
    growth = _GROWTH.match(text)
    if growth is not None:
        yield Lead(text[growth.end() :].strip(), change=_change(growth))


def _without_subject(text: str) -> str:
    match = _SUBJECT.match(text)
    if match is None or _DOUBTFUL.search(match[1]):
        return text
    return text[match.end() :].strip()


def _without_verb(text: str) -> str:
    match = _VERB.match(text)
    return text if match is None else text[match.end() :].strip()


def _per(text: str) -> tuple[str, str]:
    match = _PER.match(text)
    return ("", text) if match is None else (match[1], text[match.end() :].strip())


def _changes(text: str, per: str) -> Iterator[Lead]:
    match = _CHANGE.match(text)
    if match is not None:
        yield Lead(text[match.end() :].strip(), per, _change(match))


def _change(match: re.Match[str]) -> Change:
    return Change.MORE if match[1] else Change.LESS
