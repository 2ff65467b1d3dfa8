"""汇总表.xlsx: every sheet of the batch in one line, those that failed on a page of their own."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from evalforms.documents.check_code import in_groups
from evalforms.evaluations.models import Evaluation, Snapshot
from evalforms.exports.entries import as_text
from evalforms.exports.models import BatchItem

COLUMNS = {
    "年度": 8,
    "单位代码": 12,
    "单位": 30,
    "表种": 8,
    "项目": 36,
    "投入": 9,
    "过程": 9,
    "产出": 9,
    "效果": 9,
    "综合得分": 10,
    "等次": 7,
    "状态": 9,
    "签章时间": 18,
    "核验码": 18,
    "文件": 60,
    "SHA-256": 68,
}
FAILED_COLUMNS = {"年度": 8, "单位代码": 12, "单位": 30, "表种": 8, "项目": 36, "原因": 80}
DIMENSIONS = ("input", "process", "output", "effect")


@dataclass(frozen=True, slots=True)
class Line:
    """One sheet of the archive. points: subtotals in printed order and the total."""

    who: tuple[int | str, ...]
    points: tuple[Decimal, ...]
    grade: str
    state: str
    sealed_at: datetime | None
    code: str
    place: str
    sha256: str


def line_of(item: BatchItem, snapshot: Snapshot, *, place: str, sha256: str) -> Line:
    scorecard = json.loads(snapshot.result)["scorecard"]
    points = [*(scorecard["subtotals"][name] for name in DIMENSIONS), scorecard["total"]]
    return Line(
        who=who(item.evaluation),
        points=tuple(map(Decimal, points)),
        grade=scorecard["grade"],
        state=item.evaluation.get_state_display(),
        sealed_at=item.document.sealed_at if item.document else None,
        code=in_groups(snapshot.printed_code.code),
        place=as_text(place),
        sha256=sha256,
    )


def who(evaluation: Evaluation) -> tuple[int | str, ...]:
    unit, project = evaluation.unit, evaluation.project
    name = as_text(project.name) if project else ""
    kind = evaluation.get_kind_display()
    return (evaluation.round.year, as_text(unit.code), as_text(unit.name), kind, name)


def write_summary(path: Path, lines: Iterable[Line], failed: Iterable[BatchItem]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = _page(book, "汇总表", COLUMNS)
    for line in lines:
        page.append(_cells(page, line))
    rest = _page(book, "未导出", FAILED_COLUMNS)
    for item in failed:
        rest.append([*who(item.evaluation), as_text(item.error)])
    book.save(path)


def _page(book: Any, title: str, columns: dict[str, int]) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(title)
    page.freeze_panes = "A2"
    for number, width in enumerate(columns.values(), start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    heading = []
    for name in columns:
        cell = WriteOnlyCell(page, value=name)
        cell.font = Font(bold=True)
        heading.append(cell)
    page.append(heading)
    return page


def _cells(page: Any, line: Line) -> list[Any]:
    return [
        *line.who,
        *(_points(page, value) for value in line.points),
        line.grade,
        line.state,
        _moment(page, line.sealed_at) if line.sealed_at else "未签章",
        line.code,
        line.place,
        line.sha256,
    ]


def _points(page: Any, value: Decimal) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, value=value)
    cell.number_format = "0.00"
    return cell


def _moment(page: Any, moment: datetime) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, value=timezone.localtime(moment).replace(tzinfo=None))
    cell.number_format = "yyyy-mm-dd hh:mm"
    return cell
