"""I20: a mistake is corrected where it stands, not in 其他需说明的问题."""

import re
from collections.abc import Iterator

from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.sentences import sentences

_CELL = "narratives.other"
_CELLS_MEANT = re.compile("指标|目标值|完成值|数据|表中|金额|名称|填报|填写|数值|得分")
_CORRECTS = re.compile(
    "应为|应改为|应是|更正为|更正如下|的更正|特此更正|予以更正|修正为|(?:填写|填报|录入|打印|"
    "表述)(?:有误|错误)|"
    "笔误|误填|误写|错填|写成了|原写作|系统录入错"
)
_DENIED = re.compile("(?:无需|不需|没有|无|未发现)[^,。;]{0,8}(?:更正|修正|有误|错误)")


def _corrections(subject: Subject) -> Iterator[Flaw]:
    """The first such sentence."""
    for sentence in sentences(dict(subject.narratives()).get(_CELL, "")):
        found = _CORRECTS.search(sentence)
        if found and _CELLS_MEANT.search(sentence) and not _DENIED.search(sentence):
            message = (
                f"{subject.label(_CELL)}中的{quoted(sentence)}是对表内内容的更正，"
                f"请直接修改相应栏目。"
            )
            yield Flaw(_CELL, message)
            return


RULES = (Rule("I20", "在说明中更正指标", BOTH, _CELL, _corrections),)
