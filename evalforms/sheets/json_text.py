"""JSON text to plain objects, without losing what a lenient parser hides.

Duplicate keys, floats, NaN and endless integers survive as `Refused` values, so that the codec can
name the path at which they stand.
"""

import json
from dataclasses import dataclass
from typing import Any

from evalforms.sheets.errors import SheetError

LARGEST_DOCUMENT = 16 * 1024 * 1024  # bytes or characters


@dataclass(frozen=True, slots=True)
class Refused:
    """A JSON value that no cell takes, and the reason."""

    text: str
    reason: str


def parse_json(document: str | bytes) -> Any:
    """Raises SheetError where the document is not JSON at all."""
    try:
        return json.loads(
            _decoded(document),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=lambda text: Refused(text, "不接受浮点数或指数, 请写成带引号的十进制数"),
            parse_constant=lambda text: Refused(text, "不是数值"),
        )
    except json.JSONDecodeError as error:
        place = f"第{error.lineno}行第{error.colno}列"
        raise SheetError("", "", f"不是有效的JSON文件, {place}无法识别") from error
    except RecursionError as error:
        raise SheetError("", "", "JSON嵌套层次过深") from error


def _decoded(document: str | bytes) -> str:
    if len(document) > LARGEST_DOCUMENT:
        raise SheetError("", "", "文件过大, 最多16MB")
    if isinstance(document, str):
        return document.removeprefix("\ufeff")
    try:
        return document.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetError("", "", "文件不是UTF-8编码") from error


def _integer(text: str) -> int | Refused:
    return int(text) if len(text) <= 20 else Refused(text, "数字过长, 最多15位(含两位小数)")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        repeated = key in result
        result[key] = Refused(key, "同一个键重复出现") if repeated else value
    return result
