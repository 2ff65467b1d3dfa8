"""From the TOML document of one paper to its definition."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from evalforms.frameworks.check_settings import CheckSettings
from evalforms.frameworks.definitions import (
    Dimension,
    Evidence,
    FormDefinition,
    GradeBand,
    Group,
    Indicator,
    Redistribution,
    ScoreMode,
    TotalCap,
)
from evalforms.frameworks.errors import FrameworkError
from evalforms.frameworks.rule_reader import Amounts, read_amounts, read_ratio, read_rule
from evalforms.frameworks.rules import Rule

Table = Mapping[str, Any]


def read_form(document: Table, *, framework: str, checks: CheckSettings) -> FormDefinition:
    """Raises FrameworkError that names the indicator where a table is incomplete or wrong."""
    amounts = read_amounts(document.get("amounts", {}))
    execution = document.get("execution")
    definition = FormDefinition(
        framework=framework,
        form=document["form"],
        title=document["title"],
        source=document["source"],
        dimensions=tuple(_dimension(item, amounts) for item in document["dimension"]),
        grades=_grades(document["grades"]),
        redistribution=_redistribution(document.get("redistribution")),
        caps=tuple(_cap(item) for item in document.get("caps", ())),
        execution=None if execution is None else read_ratio(execution, amounts),
        checks=checks,
    )
    _refuse_contradictions(definition)
    return definition


def _dimension(table: Table, amounts: Amounts) -> Dimension:
    groups = tuple(
        Group(item["name"], tuple(_indicator(row, amounts) for row in item["indicator"]))
        for item in table["group"]
    )
    return Dimension(table["code"], table["name"], groups)


def _indicator(table: Table, amounts: Amounts) -> Indicator:
    try:
        return Indicator(
            code=table["code"],
            name=table["name"],
            weight=Decimal(table["weight"]),
            mode=ScoreMode(table["mode"]),
            rule=_rule(table, amounts),
            measures=table["measures"],
            formula=table["formula"],
            source=table["source"],
            evidence=Evidence(table["evidence"]),
        )
    except KeyError as missing:
        raise FrameworkError(f"{table.get('code')}: {missing} is missing") from missing
    except ValueError as wrong:
        raise FrameworkError(f"{table.get('code')}: {wrong}") from wrong


def _rule(table: Table, amounts: Amounts) -> Rule | None:
    return read_rule(table["rule"], amounts) if "rule" in table else None


def _grades(tables: list[Table]) -> tuple[GradeBand, ...]:
    bands = [GradeBand(item["name"], Decimal(item["minimum"])) for item in tables]
    return tuple(sorted(bands, key=lambda band: band.minimum, reverse=True))


def _redistribution(table: Table | None) -> Redistribution | None:
    if table is None:
        return None
    return Redistribution(tuple(table["indicators"]), Decimal(table["total"]))


def _cap(table: Table) -> TotalCap:
    return TotalCap(Decimal(table["execution_below"]), Decimal(table["maximum"]))


def _refuse_contradictions(definition: FormDefinition) -> None:
    codes = [indicator.code for indicator in definition.indicators]
    if len(codes) != len(set(codes)):
        raise FrameworkError(f"{definition.form}: an indicator code is used twice")
    if sum(indicator.weight for indicator in definition.indicators) != 100:
        raise FrameworkError(f"{definition.form}: reference weights do not add up to 100")
    if definition.caps and definition.execution is None:
        raise FrameworkError(f"{definition.form}: caps need an execution rate")
    _refuse_wrong_redistribution(definition)


def _refuse_wrong_redistribution(definition: FormDefinition) -> None:
    shared = definition.redistribution
    if shared is None:
        return
    if sum(definition.indicator(code).weight for code in shared.indicators) != shared.total:
        raise FrameworkError(f"{definition.form}: redistributed weights do not add up")
