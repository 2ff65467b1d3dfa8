"""A stored value as its cell shows it while nobody is typing."""

from datetime import date
from decimal import Decimal
from typing import Any

from evalforms.evaluations.cells import CellKind


def shown(kind: CellKind, value: Any) -> str:
    """`22,728.40`, `95`, `2020-12-31`; nothing for an empty cell."""
    match value:
        case None:
            return ""
        case Decimal() if kind == CellKind.PERCENT:
            return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
        case Decimal():
            return f"{value:,.2f}"
        case int():
            return f"{value:,}"
        case date():
            return value.isoformat()
    return str(value)
