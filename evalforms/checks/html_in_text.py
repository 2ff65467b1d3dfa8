"""F05: text that was pasted with HTML tags or entities would be printed with them."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from evalforms.checks.rule import BOTH, Flaw, Rule
from evalforms.checks.subject import Subject
from evalforms.sheets.labels import EVALUATOR_COLUMNS, OBJECTIVE_COLUMNS, SCORE_COLUMNS
from evalforms.sheets.sheet import cell_value, fixed_cells

_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--|&(?:[a-z]{2,8}|#\d{1,7});")


def _html_in_text(subject: Subject) -> Iterator[Flaw]:
    """Every text cell, fixed or in a row."""
    for cell, label, text in texts_of(subject):
        found = _HTML.search(text)
        if found is not None:
            message = f"{label}含有HTML标记“{found.group()[:20]}”，请清除格式后重新粘贴为纯文本。"
            yield Flaw(cell, message)


def texts_of(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """Cell, label and text of every text cell of a sheet."""
    for cell in fixed_cells(subject.sheet.form):
        value = cell_value(subject.sheet, cell)
        if isinstance(value, str):
            yield cell, subject.label(cell), value
    yield from _rows(getattr(subject.sheet, "objectives", ()), "objectives", OBJECTIVE_COLUMNS)
    yield from _rows(subject.sheet.evaluators, "evaluators", EVALUATOR_COLUMNS)
    typed = subject.typed_rows()
    for indicator in subject.definition.indicators:
        if indicator.code in typed:
            row = typed[indicator.code]
            for column in ("analysis", "reason"):
                cell = f"scores.{indicator.code}.{column}"
                yield (
                    cell,
                    f"{subject.named(indicator)}{SCORE_COLUMNS[column]}",
                    getattr(row, column),
                )


def _rows(
    rows: tuple[Any, ...], table: str, columns: dict[str, str]
) -> Iterator[tuple[str, str, str]]:
    for at, row in enumerate(rows):
        for item in fields(row):
            value = getattr(row, item.name)
            yield f"{table}[{at}].{item.name}", f"第{at + 1}行{columns[item.name]}", str(value)


RULES = (Rule("F05", "文本含有HTML标记", BOTH, "任一文字栏目", _html_in_text),)
