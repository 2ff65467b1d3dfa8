"""Parameters of a rule as the page shows them and as people type them."""

from decimal import Decimal
from typing import Any

from evalforms.frameworks.check_settings import Parameter, RuleSetting


class Unreadable(Exception):
    """The argument says what is wrong with the text, without naming the rule."""


def written(value: Parameter) -> str:
    """A figure as such; words one per line; a table as 左 = 右, one pair per line."""
    match value:
        case Decimal():
            return str(value)
        case tuple():
            return "\n".join(value)
    return "\n".join(f"{left} = {right}" for left, right in value.items())


def read_written(text: str, like: Parameter) -> Parameter:
    """Of the same kind as `like`, which is the edition's. Raises Unreadable."""
    match like:
        case Decimal():
            return _figure(text)
        case tuple():
            return tuple(_lines(text))
    return dict(_pair(line) for line in _lines(text))


def plain_parameters(setting: RuleSetting) -> dict[str, Any]:
    """For JSON: a figure as text, so that it stays exact."""
    return {name: _plain(value) for name, value in setting.parameters.items()}


def _plain(value: Parameter) -> Any:
    match value:
        case Decimal():
            return str(value)
        case tuple():
            return list(value)
    return dict(value)


def _figure(text: str) -> Decimal:
    try:
        value = Decimal(text.strip())
    except ArithmeticError as wrong:
        raise Unreadable(f"“{text}”不是数字，请填写如 90 或 0.5 的数字") from wrong
    if not value.is_finite() or not 0 <= value <= 1_000_000_000:
        raise Unreadable(f"“{text}”超出范围，请填写 0 至 10亿 之间的数字")
    return value


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pair(line: str) -> tuple[str, str]:
    left, sign, right = line.partition(" = ")
    if not sign or not left.strip() or not right.strip():
        raise Unreadable(f"“{line}”应写成“左 = 右”，等号两边各留一个空格")
    return left.strip(), right.strip()
