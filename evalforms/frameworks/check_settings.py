"""How strictly an edition checks: the level of each rule and the figures and words it goes by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from evalforms.frameworks.errors import FrameworkError

OFF = "off"
LEVELS = ("error", "warning", "hint", OFF)

Parameter = Decimal | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """level: one of LEVELS. A parameter is a figure, a list of words, or a table of words."""

    level: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


CheckSettings = Mapping[str, RuleSetting]


def read_check_settings(document: Mapping[str, Any]) -> dict[str, RuleSetting]:
    """One table for each rule. Raises FrameworkError that names the rule and the key."""
    return {code: _setting(code, table) for code, table in document.items()}


def overridden_settings(base: CheckSettings, changes: CheckSettings) -> dict[str, RuleSetting]:
    """The settings with some rules changed; a parameter that a change does not name stays.

    Raises FrameworkError for a rule or a parameter that the base does not have.
    """
    return {**base, **{code: _changed(code, base, change) for code, change in changes.items()}}


def _changed(code: str, base: CheckSettings, change: RuleSetting) -> RuleSetting:
    if code not in base:
        raise FrameworkError(f"没有检查规则“{code}”")
    unknown = sorted(set(change.parameters) - set(base[code].parameters))
    if unknown:
        raise FrameworkError(f"检查规则{code}没有参数“{'、'.join(unknown)}”")
    return RuleSetting(change.level, {**base[code].parameters, **change.parameters})


def _setting(code: str, table: Mapping[str, Any]) -> RuleSetting:
    level = table.get("level")
    if level not in LEVELS:
        raise FrameworkError(f"{code}: level {level!r} is none of {', '.join(LEVELS)}")
    parameters = {name: _parameter(code, name, table[name]) for name in table if name != "level"}
    return RuleSetting(str(level), parameters)


def _parameter(code: str, name: str, value: Any) -> Parameter:
    if isinstance(value, str):
        return _figure(code, name, value)
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    if isinstance(value, dict) and all(isinstance(word, str) for word in value.values()):
        return dict(value)
    raise FrameworkError(f"{code}: {name} is neither a figure in quotes nor words")


def _figure(code: str, name: str, text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError as wrong:
        raise FrameworkError(f"{code}: {name} {text!r} is not a figure") from wrong
