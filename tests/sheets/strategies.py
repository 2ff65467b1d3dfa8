"""Sheets of every shape for property tests: any cell filled or empty, rows in any number."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st

from evalforms.frameworks.loader import DEFAULT_FRAMEWORK, load_framework
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import EvaluatorRow, ObjectiveCategory, ObjectiveRow, ScoreRow
from evalforms.sheets.sheet import Sheet

amounts = st.decimals(min_value=-(10**6), max_value=10**7, places=2, allow_nan=False)
dates = st.dates(min_value=date(2015, 1, 1), max_value=date(2030, 12, 31))
texts = st.one_of(
    st.sampled_from(
        ["", "≥96%", "100%", "3个", "1亿元", "2020.12", "2019-12-01", "有所提高", "<p>"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=8),
)

_SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(min_value=0, max_value=10**6),
    Decimal: amounts,
    date: dates,
}


def records(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Records of fixed cells, each filled or not."""
    types = get_type_hints(kind)
    return st.builds(kind, **{item.name: _cells(types[item.name]) for item in fields(kind)})


def _cells(kind: Any) -> st.SearchStrategy[Any]:
    options = get_args(kind)
    if options:
        inner = next(option for option in options if option is not type(None))
        return st.none() | _cells(inner)
    if is_dataclass(kind) and isinstance(kind, type):
        return records(kind)
    return _SCALARS[kind] if kind in _SCALARS else st.sampled_from(list(kind))


@st.composite
def score_rows(draw: st.DrawFn, form: str) -> tuple[ScoreRow, ...]:
    codes = [row.code for row in load_framework(DEFAULT_FRAMEWORK).form(form).indicators]
    chosen = draw(st.lists(st.sampled_from(codes), unique=True, max_size=8))
    points = st.none() | st.decimals(min_value=0, max_value=30, places=2, allow_nan=False)
    return tuple(
        ScoreRow(code, weight=draw(points), score=draw(points), analysis=draw(texts))
        for code in chosen
    )


objective_rows = st.builds(
    ObjectiveRow,
    category=st.sampled_from(list(ObjectiveCategory)),
    name=texts,
    target=texts,
    actual=texts,
    progress=texts,
    reason=texts,
)
evaluator_rows = st.builds(EvaluatorRow, name=texts, title=texts, section=texts, phone=texts)


def _rows(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


def sheets_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Sheets of one paper."""
    types = get_type_hints(kind)
    tables = {
        "year": st.integers(min_value=1990, max_value=2100),
        "scores": score_rows(kind.form),
        "evaluators": _rows(evaluator_rows),
        "objectives": _rows(objective_rows),
    }
    names = [item.name for item in fields(kind)]
    tables = {name: strategy for name, strategy in tables.items() if name in names}
    cells = {name: _cells(types[name]) for name in names if name not in tables}
    return st.builds(kind, **tables, **cells)


project_sheets = sheets_of(ProjectSheet)
department_sheets = sheets_of(DepartmentSheet)


def sheets() -> st.SearchStrategy[Sheet]:
    """Sheets of both papers."""
    return st.one_of(project_sheets, department_sheets)
