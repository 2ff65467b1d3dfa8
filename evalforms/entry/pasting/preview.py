"""What a paste would do, cell by cell, read as a save reads it; nothing is stored."""

from collections.abc import Iterator
from dataclasses import dataclass

from evalforms.entry.pasting.placement import LeftOut, Placement
from evalforms.entry.shown_cells import ShownCells
from evalforms.evaluations.cells import Cell, find_cell
from evalforms.evaluations.current import Current
from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.rows import Place
from evalforms.evaluations.shown import shown
from evalforms.evaluations.typed.cell import read
from evalforms.evaluations.typed.reading import Refused
from evalforms.evaluations.typed.texts import read_text
from evalforms.sheets.labels import CATEGORIES
from evalforms.sheets.rows import ObjectiveCategory


@dataclass(frozen=True, slots=True)
class PastedCell:
    """`label` tells the place in words; `before` what the cell shows now."""

    address: str
    label: str
    typed: str
    shown: str
    before: str
    note: str = ""
    message: str = ""
    is_new: bool = False

    @property
    def is_same(self) -> bool:
        return not self.message and self.shown == self.before


@dataclass(frozen=True, slots=True)
class Preview:
    """Unchanged cells are counted, not listed."""

    cells: list[PastedCell]
    same: int
    new_rows: list[Place]
    left_out: list[LeftOut]
    may_choose: bool
    adds_rows: bool

    @property
    def refused(self) -> int:
        return sum(1 for cell in self.cells if cell.message)


def preview_of(state: Current, placement: Placement) -> Preview:
    new = {place.key for place in placement.new_rows}
    words = _places_in_words(state.evaluation, placement.new_rows)
    cells = ShownCells(state)
    pasted = []
    for address, typed in placement.values.items():
        cell = find_cell(state.evaluation.definition, address)
        is_new = cell.row in new
        before = "" if is_new else cells.value(cell)
        label = f"{words.get(cell.row, '')} {cell.label}".strip()
        pasted.append(_pasted(cell, typed, label=label, before=before, is_new=is_new))
    changed = [cell for cell in pasted if not cell.is_same]
    return Preview(
        cells=changed,
        same=len(pasted) - len(changed),
        new_rows=placement.new_rows,
        left_out=placement.left_out,
        may_choose=placement.may_choose,
        adds_rows=placement.adds_rows,
    )


def _pasted(cell: Cell, typed: str, *, label: str, before: str, is_new: bool) -> PastedCell:
    try:
        reading = read(cell, typed)
    except Refused as refused:
        message = str(refused).removeprefix(f"{cell.label}：")
        kept = read_text(typed, limit=None).value
        return PastedCell(cell.address, label, typed, kept, before, message=message, is_new=is_new)
    text = shown(cell.kind, reading.value)
    return PastedCell(cell.address, label, typed, text, before, reading.note, is_new=is_new)


def _places_in_words(evaluation: Evaluation, new: list[Place]) -> dict[str, str]:
    """`数量指标第2行`, by row key; new rows are counted on behind the ones that stand."""
    return dict(_numbered(evaluation, new))


def _numbered(evaluation: Evaluation, new: list[Place]) -> Iterator[tuple[str, str]]:
    headings = [(line.key, line.category) for line in evaluation.objective_lines.all()]
    headings += [(place.key, place.category) for place in new if place.group == "objectives"]
    for category in ObjectiveCategory:
        keys = [key for key, heading in headings if heading == category]
        for number, key in enumerate(keys, 1):
            yield key, f"{CATEGORIES[category]}第{number}行"
    people = [line.key for line in evaluation.evaluator_lines.all()]
    people += [place.key for place in new if place.group == "evaluators"]
    for number, key in enumerate(people, 1):
        yield key, f"评价人员第{number}行"
