"""A sheet as one JSON document, and back: the exchange format of all entrances and exits.

Keys are the attribute names of the sheet classes. A value that is missing, null or "" is not
filled in; written documents leave it out, so that reading and writing a canonical document changes
nothing.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from evalforms.frameworks.loader import DEFAULT_FRAMEWORK, load_framework
from evalforms.sheets import scalars
from evalforms.sheets.errors import SheetError
from evalforms.sheets.json_text import Refused, parse_json
from evalforms.sheets.plain_decimal import NotPlainDecimal, plain_text
from evalforms.sheets.rows import ObjectiveRow, ScoreRow
from evalforms.sheets.sheet import SHEET_OF_FORM, Sheet

_NOT_FILLED_IN = (None, "")
_REQUIRED = {ObjectiveRow: ("category",), ScoreRow: ("indicator",)}
_YEARS = range(1990, 2101)
_IGNORED = "expected"  # what a printed form said; not part of a sheet


def read_sheet(document: str | bytes, *, framework: str = DEFAULT_FRAMEWORK) -> Sheet:
    """The sheet that a JSON document holds. Raises SheetError with path, value and reason.

    Amounts (万元), points and percentages are decimal strings or JSON integers with at most two
    places, dates are ISO. Indicator codes must be those of the framework.
    """
    table = parse_json(document)
    if isinstance(table, dict):
        table.pop(_IGNORED, None)
    sheet = _read_sheet(table)
    _refuse_wrong_indicators(sheet, framework)
    return sheet


def write_sheet(sheet: Sheet) -> str:
    """The canonical document: fixed key order, two places, nothing that is not filled in.

    Raises SheetError for a value that the format cannot hold exactly.
    """
    table = {"form": sheet.form, **_written(sheet, "")}
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _read_sheet(table: Any) -> Sheet:
    if not isinstance(table, dict):
        raise SheetError("", "", "不是一张自评表, 应为一个JSON对象")
    form = table.pop("form", None)
    if isinstance(form, Refused):
        raise SheetError("form", form.text, form.reason)
    if not isinstance(form, str) or form not in SHEET_OF_FORM:
        raise SheetError("form", form, "应为 department(部门整体支出) 或 project(项目支出)")
    if table.get("year") in _NOT_FILLED_IN:
        raise SheetError("year", table.get("year"), "年度未填写")
    sheet: Sheet = _read_record(SHEET_OF_FORM[form], table, "")
    if sheet.year not in _YEARS:
        raise SheetError("year", sheet.year, f"年度应在{_YEARS[0]}与{_YEARS[-1]}之间")
    return sheet


def _read_record(kind: Any, table: Any, path: str) -> Any:
    if isinstance(table, Refused):
        raise SheetError(path, table.text, table.reason)
    if not isinstance(table, dict):
        raise SheetError(path, table, "应为一个JSON对象")
    types = _types(kind)
    names = [item.name for item in fields(kind)]
    _refuse_unknown_keys(table, names, path)
    values = {
        name: _read(types[name], table[name], _inner(path, name))
        for name in names
        if name in table and table[name] not in _NOT_FILLED_IN
    }
    for name in _REQUIRED.get(kind, ()):
        if name not in values:
            raise SheetError(_inner(path, name), table.get(name), "必须填写")
    return kind(**values)


@cache
def _types(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _refuse_unknown_keys(table: dict[str, Any], names: list[str], path: str) -> None:
    for key, value in table.items():
        if key not in names:
            raise SheetError(_inner(path, key), value, "没有这个栏目")


def _inner(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _read(kind: Any, value: Any, path: str) -> Any:
    if get_origin(kind) is tuple:
        return _read_rows(get_args(kind)[0], value, path)
    if isinstance(kind, UnionType):
        kind = next(option for option in get_args(kind) if option is not type(None))
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_record(kind, value, path)
    return _read_scalar(kind, value, path)


def _read_rows(kind: type[Any], value: Any, path: str) -> tuple[Any, ...]:
    if isinstance(value, Refused):
        raise SheetError(path, value.text, value.reason)
    if not isinstance(value, list):
        raise SheetError(path, value, "应为一个JSON数组")
    return tuple(_read_record(kind, row, f"{path}[{at}]") for at, row in enumerate(value))


def _read_scalar(kind: Any, value: Any, path: str) -> Any:
    if isinstance(value, Refused):
        raise SheetError(path, value.text, value.reason)
    try:
        return _SCALARS[kind](value) if kind in _SCALARS else scalars.choice(kind, value)
    except scalars.WrongScalar as wrong:
        raise SheetError(path, value, str(wrong)) from wrong


_SCALARS: dict[Any, Any] = {
    str: scalars.text,
    int: scalars.count,
    Decimal: scalars.decimal,
    date: scalars.iso_date,
}


def _refuse_wrong_indicators(sheet: Sheet, framework: str) -> None:
    known = {indicator.code for indicator in load_framework(framework).form(sheet.form).indicators}
    seen: set[str] = set()
    for at, row in enumerate(sheet.scores):
        if row.indicator not in known:
            raise SheetError(f"scores[{at}].indicator", row.indicator, "评分表没有这个指标")
        if row.indicator in seen:
            raise SheetError(f"scores[{at}].indicator", row.indicator, "同一指标出现两次")
        seen.add(row.indicator)


def _written(record: Any, path: str) -> dict[str, Any]:
    pairs = (
        (item.name, _written_value(getattr(record, item.name), _inner(path, item.name)))
        for item in fields(record)
    )
    return {name: value for name, value in pairs if value not in (None, "", {}, [])}


def _written_value(value: Any, path: str) -> Any:
    if is_dataclass(value):
        return _written(value, path)
    if isinstance(value, tuple):
        return [_written(row, f"{path}[{at}]") for at, row in enumerate(value)]
    if isinstance(value, Decimal):
        return _written_decimal(value, path)
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _written_decimal(value: Decimal, path: str) -> str:
    try:
        return plain_text(value)
    except NotPlainDecimal as wrong:
        raise SheetError(path, str(value), str(wrong)) from wrong
