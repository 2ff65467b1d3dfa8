"""How many projects a department's text says there were, and how many reached their goals."""

import re
from functools import lru_cache

from evalforms.narratives.plain import plain
from evalforms.sheets.chinese_numerals import chinese_number

_CHINESE = re.compile("[一二两三四五六七八九十]{1,3}(?=[个项])")
_EVALUATED = re.compile(
    r"(?:评价|考核|自评|预算)[^,。;\d]{0,8}(?:项目|专项)(?:为|共计?|有|合计)*(\d+)[个项]"
    r"|(?:共|合计)(?:有|实施|安排)?(\d+)[个项](?:绩效)?(?:评价|自评)?项目"
    r"|(\d+)[个项]项目(?:参加|参与|纳入|开展|列入|做)[^,。;]{0,6}(?:自评|评价)",
    re.ASCII,
)
# Only in digits: 一个项目 is more often one of them than all of them.
_ANY = re.compile(
    r"项目(?:共计?有?|有|合计)?(\d+)[个项]|(\d+)[个项](?:绩效(?:评价|自评))?项目", re.ASCII
)
_GOALS = "了?(?:年度|预期|既定|年初)?(?:设定|预期)?的?(?:绩效)?目标"
_ACHIEVED = re.compile(
    rf"(?:实现|达到|完成){_GOALS}的?(?:项目)?(?:共|有|为)*(\d+)[个项]"
    rf"|(\d+)[个项](?:项目)?(?:均|全部|都|已)*(?:实现|达到|完成){_GOALS}",
    re.ASCII,
)


@lru_cache(maxsize=256)
def evaluated_projects(text: str) -> int | None:
    """本年度应评价项目四个: 4; None where the text does not say."""
    return _first(_EVALUATED, _in_digits(text)) or _first(_ANY, plain(text))


@lru_cache(maxsize=256)
def achieved_projects(text: str) -> int | None:
    """其中三个达到预期目标: 3; None where the text does not say."""
    return _first(_ACHIEVED, _in_digits(text))


def _in_digits(text: str) -> str:
    return _CHINESE.sub(lambda found: str(chinese_number(found.group())), plain(text))


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return int(next(filter(None, match.groups()))) if match else None
