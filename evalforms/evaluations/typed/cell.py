"""What was typed into one cell, read by the cell's kind."""

from decimal import Decimal

from evalforms.evaluations.cells import Cell, CellKind
from evalforms.evaluations.typed.amounts import read_amount
from evalforms.evaluations.typed.days import read_day
from evalforms.evaluations.typed.figures import read_count, read_percent, read_points
from evalforms.evaluations.typed.reading import Reading, Refused, quoted
from evalforms.evaluations.typed.texts import read_line, read_text

_HUNDRED = Decimal(100)
_LARGEST_PERCENT = Decimal("99999.99")


def read(cell: Cell, text: str) -> Reading:
    """Value and note. Raises Refused with a sentence that begins with the cell's label."""
    visible = read_text(text, limit=None)
    try:
        reading = _read(cell, visible.value)
    except Refused as refused:
        raise Refused(f"{cell.label}：{refused}") from None
    notes = (visible.note, reading.note)
    return Reading(reading.value, "；".join(note for note in notes if note))


def _read(cell: Cell, text: str) -> Reading:
    match cell.kind:
        case CellKind.MONEY:
            return read_amount(text, may_be_negative=cell.may_be_negative)
        case CellKind.COUNT:
            return read_count(text)
        case CellKind.PERCENT:
            is_share = cell.address == "basics.satisfaction_rate"
            return read_percent(text, largest=_HUNDRED if is_share else _LARGEST_PERCENT)
        case CellKind.POINTS:
            return read_points(text)
        case CellKind.DATE:
            return read_day(text)
        case CellKind.CHOICE:
            return _read_choice(cell, text)
        case CellKind.LINE:
            return read_line(text, limit=cell.limit)
    return read_text(text, limit=cell.limit)


def _read_choice(cell: Cell, text: str) -> Reading:
    plain = text.strip()
    for value, label in cell.choices:
        if plain in (value, label):
            return Reading(value)
    if plain:
        labels = "、".join(label for _, label in cell.choices)
        raise Refused(f"不能选{quoted(plain)}。请从 {labels} 中选择。")
    return Reading("")
