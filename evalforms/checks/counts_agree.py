"""I21: the same thing is counted the same in objectives, texts and 基础数据表."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from evalforms.checks.objectives import Objective, objectives
from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.counts import Count, counted_kind, counts_in
from evalforms.narratives.plain import letters_only, plain
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.quantities import Quantity

# Another year, a part, a plan: then another figure is no contradiction.
_ANOTHER_MATTER = re.compile(
    "计划|目标|拟|预计|申报|申请|累计|历年|上年|去年|往年|以来|截至|其中|另|分别|首批|第|每|同比|"
    "较|比|增加|新增|"
    "减少|未|仅|剩余|下一步|原|至少|以上|不少于|各|属|不由|不在|不纳"
)
_SHORTEST = 4
_STAFF = (
    (
        "on_post_staff",
        "在职人员数",
        re.compile(r"(?:在职|在编)(?:在岗|实有)?(?:人员|职工|人数)?\D{0,2}?(\d+)(?:人|名)"),
    ),
    ("retired_cadres", "离休人员数", re.compile(r"离休(?:人员|干部|职工)?\D{0,2}?(\d+)(?:人|名)")),
    ("retired", "退休人员数", re.compile(r"(?<!离)退休(?:人员|干部|职工)?\D{0,2}?(\d+)(?:人|名)")),
    (
        "authorised_posts",
        "编制数",
        re.compile(r"(?:核定)?编制(?:数|总数|人数)?\D{0,2}?(\d+)(?:人|名|个)"),
    ),
    (
        "staff_total",
        "实有人数",
        re.compile(r"实有(?:人员|人数|职工)?(?:总数|合计)?\D{0,2}?(\d+)(?:人|名)"),
    ),
)
_PROJECTS = (
    (
        "project_count",
        "项目数",
        re.compile(
            r"(?:评价|考核|自评|预算)[^,。;\d]{0,8}项目(?:共|共计|共有|有|合计)?(\d+)[个项]|"
            r"(?:共|合计)(?:有|实施|安排)?(\d+)[个项]项目"
        ),
    ),
    (
        "projects_achieved",
        "实现绩效目标的项目数",
        re.compile(
            r"(?:实现|达到|完成)(?:了)?(?:年度)?绩效目标的?(?:项目)?(?:共)?(?:有|为)?(\d+)[个项]"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What an objective counts: the end of its name, and the figures it may have."""

    item: Objective
    noun: str
    kind: str
    numbers: frozenset[Fraction]


def _counts(subject: Subject) -> Iterator[Flaw]:
    if isinstance(subject.sheet, DepartmentSheet):
        yield from _staff_adds_up(subject.sheet)
        yield from _basics_told(subject, subject.sheet)
    else:
        yield from _objectives_told(subject)


def _staff_adds_up(sheet: DepartmentSheet) -> Iterator[Flaw]:
    """在职 + 离休 + 退休 = 实有."""
    basics = sheet.basics
    parts = (basics.on_post_staff, basics.retired_cadres, basics.retired)
    filled = [part for part in parts if part is not None]
    if basics.staff_total is None or len(filled) < len(parts) or sum(filled) == basics.staff_total:
        return
    figures = " + ".join(map(str, filled))
    message = (
        f"在职、离休、退休人员 {figures} = {sum(filled)}, 实有人数填为{basics.staff_total}, "
        f"请核对。"
    )
    yield Flaw("basics.staff_total", message)


def _basics_told(subject: Subject, sheet: DepartmentSheet) -> Iterator[Flaw]:
    """A text gives a figure of the 基础数据表 by its name, and never the right one."""
    places = (("narratives.staffing", _STAFF), ("narratives.analysis", _PROJECTS))
    for cell, figures in places:
        text = plain(dict(subject.narratives()).get(cell, ""))
        for name, label, pattern in figures:
            value = getattr(sheet.basics, name)
            told = [int(next(filter(None, match.groups()))) for match in pattern.finditer(text)]
            if value is not None and told and value not in told:
                message = (
                    f"{subject.label(cell)}写明{label}{told[0]}, 基础数据表填为{value}, "
                    f"数量前后不一致, 请核对。"
                )
                yield Flaw(cell, message)


def _objectives_told(subject: Subject) -> Iterator[Flaw]:
    """The first contradiction of each text row."""
    rows = [row for item in objectives(subject) if (row := _counted(item)) is not None]
    for cell, text in subject.narratives():
        for count in counts_in(text):
            row = _same_thing(count, rows)
            if row is None or count.number in row.numbers or _ANOTHER_MATTER.search(count.sentence):
                continue
            message = (
                f"{subject.label(cell)}写明{quoted(count.text)}, {row.item.place}目标"
                f"{row.item.row.target.strip()}、实际{row.item.row.actual.strip()}, "
                f"数量前后不一致, 请核对。"
            )
            yield Flaw(cell, message)
            break


def _counted(item: Objective) -> _Counted | None:
    figures = [v for v in (item.target, item.actual) if isinstance(v, Quantity) and v.unit]
    noun = letters_only(item.name.rpartition("的")[2] or item.name)
    if not figures or len(noun) < _SHORTEST:
        return None
    unit = figures[0].in_base_unit()[1]
    numbers = frozenset(figure.in_base_unit()[0] for figure in figures)
    return _Counted(item, noun, counted_kind(unit), numbers)


def _same_thing(count: Count, rows: list[_Counted]) -> _Counted | None:
    """The objective whose noun stands right before or behind the figure."""
    if count.is_rough:
        return None
    for row in rows:
        behind = count.after.startswith(row.noun)
        before = count.before.endswith(row.noun) and not count.joined
        if count.kind == row.kind and (behind or before):
            return row
    return None


RULES = (Rule("I21", "数量前后不一致", BOTH, "narratives.*, basics.staff_total", _counts),)
