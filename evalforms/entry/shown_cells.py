"""The cells of a page: what each shows, what is wrong with it, and how it is typed."""

from dataclasses import dataclass

from evalforms.checks.finding import Level
from evalforms.entry.notices import Notice, notices_of
from evalforms.evaluations.carrying_over import is_carried
from evalforms.evaluations.cells import Cell, CellKind, find_cell
from evalforms.evaluations.current import Current
from evalforms.evaluations.shown import shown
from evalforms.evaluations.stored import StoredCells

_KEYBOARDS = {
    CellKind.MONEY: "decimal",
    CellKind.POINTS: "decimal",
    CellKind.PERCENT: "decimal",
    CellKind.COUNT: "numeric",
}


@dataclass(frozen=True, slots=True)
class ShownCell:
    cell: Cell
    value: str
    notice: Notice | None
    is_carried: bool

    @property
    def id(self) -> str:
        return f"cell-{self.cell.address.replace('.', '-')}"

    @property
    def is_refused(self) -> bool:
        return self.notice is not None and self.notice.level == Level.ERROR

    @property
    def is_foreign_choice(self) -> bool:
        """Sent by something else than the page's list; kept, like everything that is refused."""
        return bool(self.value) and self.value not in dict(self.cell.choices)

    @property
    def keyboard(self) -> str:
        return _KEYBOARDS.get(self.cell.kind, "text")

    @property
    def is_number(self) -> bool:
        return self.cell.kind in _KEYBOARDS


class ShownCells:
    def __init__(self, state: Current) -> None:
        self._evaluation = state.evaluation
        self._definition = state.evaluation.definition
        self._stored = StoredCells(state.evaluation)
        self._entries = {entry.cell: entry for entry in state.evaluation.cell_entries.all()}
        self._notices = notices_of(state)

    def at(self, address: str) -> ShownCell:
        """Raises NoSuchCell, LockedCell."""
        cell = find_cell(self._definition, address)
        carried = is_carried(self._evaluation, self._entries.get(address))
        return ShownCell(cell, self.value(cell), self._notices.get(address), carried)

    def notice_at(self, address: str) -> Notice | None:
        return self._notices.get(address)

    def value(self, cell: Cell) -> str:
        """As typed where it was refused, else the stored value."""
        entry = self._entries.get(cell.address)
        if entry and entry.is_refused:
            return entry.typed
        return shown(cell.kind, self._stored.value(cell))
