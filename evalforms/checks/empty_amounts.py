"""F22: an empty amount where its neighbours say 0.00."""

from collections.abc import Iterator

from evalforms.checks.money import BUDGET, SPENT
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.sheet import cell_value

_REQUIRED = ("funds.budget.municipal", "funds.spent.municipal")  # F00 speaks of them


def _gaps(subject: Subject) -> Iterator[Flaw]:
    """Whoever writes some zeros writes all of them."""
    if not isinstance(subject.sheet, ProjectSheet):
        return
    values = {cell: cell_value(subject.sheet, cell) for cell in (*BUDGET, *SPENT)}
    if 0 not in values.values():
        return
    for cell, value in values.items():
        if value is None and cell not in _REQUIRED:
            yield Flaw(cell, f"{subject.label(cell)}为空，其他栏填有0.00，请填写0.00或说明。")


RULES = (Rule("F22", "金额栏空白", PROJECT, "funds.budget.other, funds.spent.*", _gaps),)
