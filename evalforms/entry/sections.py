"""The parts of a paper as the side navigation lists them, and how far each has come."""

from dataclasses import dataclass

from evalforms.checks.finding import Level
from evalforms.entry.notices import shown_to_filler
from evalforms.evaluations.cells import fixed_cells
from evalforms.evaluations.current import Current
from evalforms.evaluations.stored import StoredCells


@dataclass(frozen=True, slots=True)
class Section:
    """`cells`: beginnings of the addresses that belong to it."""

    anchor: str
    label: str
    cells: tuple[str, ...]


SECTIONS = {
    "project": (
        Section("identity", "基本情况", ("project.", "department.", "implementing_unit")),
        Section("funds", "项目资金情况", ("funds.",)),
        Section(
            "before",
            "项目概况与组织实施",
            ("narratives.overview", "narratives.fund_use", "narratives.implementation"),
        ),
        Section("objectives", "绩效目标实现情况", ("objectives",)),
        Section("after", "项目绩效情况", ("narratives.performance", "narratives.other")),
        Section("scores", "评分表", ("scores",)),
        Section(
            "closing",
            "评价人员与签章",
            ("evaluators", "responsible", "handler", "phone", "filled_on", "signed_on"),
        ),
    ),
    "department": (
        Section("head", "基本情况", ("head.", "budget.")),
        Section("narratives", "情况说明", ("narratives.",)),
        Section("basics", "基础数据表", ("basics.",)),
        Section("scores", "评分表", ("scores",)),
        Section("closing", "评价人员与签章", ("evaluators", "signed_on")),
    ),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """missing: cells that must be filled in and are empty; wrong: other errors."""

    section: Section
    missing: int
    wrong: int
    is_begun: bool

    @property
    def is_done(self) -> bool:
        return not self.missing and not self.wrong and self.is_begun


def contents_of(state: Current) -> list[Progress]:
    errors = [item for item in shown_to_filler(state) if item.finding.level == Level.ERROR]
    places = [(item.cell, item.cell in state.blank) for item in errors]
    filled = _filled(state)
    return [_progress(section, places, filled) for section in SECTIONS[state.evaluation.kind]]


def _progress(section: Section, places: list[tuple[str, bool]], filled: set[str]) -> Progress:
    here = [blank for cell, blank in places if cell.startswith(section.cells)]
    return Progress(
        section=section,
        missing=sum(here),
        wrong=len(here) - sum(here),
        is_begun=any(cell.startswith(section.cells) for cell in filled),
    )


def _filled(state: Current) -> set[str]:
    """Addresses, or lists, that hold anything."""
    evaluation = state.evaluation
    stored = StoredCells(evaluation)
    cells = fixed_cells(evaluation.kind)
    filled = {address for address, cell in cells.items() if stored.value(cell) not in (None, "")}
    if any(line.score is not None for line in evaluation.score_lines.all()):
        filled.add("scores")
    if any(line.name for line in evaluation.objective_lines.all()):
        filled.add("objectives")
    if any(line.name for line in evaluation.evaluator_lines.all()):
        filled.add("evaluators")
    return filled
