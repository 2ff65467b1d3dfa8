"""From TOML tables to rules and measures."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from evalforms.frameworks.errors import FrameworkError
from evalforms.frameworks.rules import (
    AgainstPlan,
    Amount,
    Band,
    Checkpoint,
    Checkpoints,
    Deduction,
    EqualZero,
    FirstFilled,
    Gate,
    Level,
    Manual,
    Measure,
    Method,
    ObjectiveCompletion,
    ObjectiveTimeliness,
    PercentCell,
    Proportional,
    Ratio,
    ReverseLinear,
    ReverseRatio,
    Rule,
    Side,
    Step,
    Tiers,
)
from evalforms.frameworks.tier_reader import read_tiers

Table = Mapping[str, Any]
Amounts = Mapping[str, Amount]


def read_amounts(table: Table) -> dict[str, Amount]:
    """Named sums of cells, to which measures refer."""
    return {name: _amount(item) for name, item in table.items()}


def read_ratio(table: Table, amounts: Amounts) -> Ratio:
    """A ratio of named amounts."""
    return Ratio(
        numerator=_named(table["numerator"], amounts),
        denominator=_named(table["denominator"], amounts),
        less=_named(table["less"], amounts) if "less" in table else None,
        absolute=bool(table.get("absolute", False)),
    )


def read_rule(table: Table, amounts: Amounts) -> Rule:
    """Raises FrameworkError for an unknown type and KeyError for a missing parameter."""
    reader = _RULES.get(table["type"])
    if reader is None:
        raise FrameworkError(f"unknown rule type {table['type']!r}")
    return reader(table, amounts)


def _amount(table: Table) -> Amount:
    return Amount(
        label=table["label"],
        plus=tuple(table["plus"]),
        minus=tuple(table.get("minus", ())),
        required=tuple(table.get("required", ())),
    )


def _named(name: str, amounts: Amounts) -> Amount:
    if name not in amounts:
        raise FrameworkError(f"unknown amount {name!r}")
    return amounts[name]


def _measure(table: Table, amounts: Amounts) -> Measure:
    measure = table["measure"]
    reader = _MEASURES.get(measure["type"])
    if reader is None:
        raise FrameworkError(f"unknown measure type {measure['type']!r}")
    return reader(measure, amounts)


def _first_filled(table: Table, amounts: Amounts) -> FirstFilled:
    return FirstFilled(tuple(read_ratio(item, amounts) for item in table["ratios"]))


_MEASURES: dict[str, Callable[[Table, Amounts], Measure]] = {
    "ratio": read_ratio,
    "against_plan": lambda table, amounts: AgainstPlan(
        read_ratio(table, amounts), _named(table["planned"], amounts)
    ),
    "first_filled": _first_filled,
    "percent_cell": lambda table, amounts: PercentCell(_named(table["amount"], amounts)),
    "objective_completion": lambda table, _: ObjectiveCompletion(
        table["category"], Method(table["method"])
    ),
    "objective_timeliness": lambda table, _: ObjectiveTimeliness(
        table["category"], Method(table["method"])
    ),
}


def _deduction(table: Table, amounts: Amounts) -> Deduction:
    return Deduction(
        _measure(table, amounts),
        limit=Fraction(table["limit"]),
        share=Fraction(table["share"]),
        side=Side(table["side"]),
    )


def _step(table: Table, amounts: Amounts) -> Step:
    return Step(
        _measure(table, amounts),
        limit=Fraction(table["limit"]),
        step=Fraction(table["step"]),
        share=Fraction(table["share"]),
        side=Side(table["side"]),
    )


def _checkpoints(table: Table, _: Amounts) -> Checkpoints:
    points = table["points"]
    shares = [Fraction(1, len(points))] * len(points)
    return Checkpoints(tuple(map(Checkpoint, points, shares)))


def _band(table: Table, _: Amounts) -> Band:
    return Band(
        tuple(
            Level(item["name"], Fraction(item["lowest"]), Fraction(item["highest"]))
            for item in table["levels"]
        )
    )


_RULES: dict[str, Callable[[Table, Amounts], Rule]] = {
    "proportional": lambda table, amounts: Proportional(
        _measure(table, amounts), Fraction(table.get("target", "100"))
    ),
    "reverse_linear": lambda table, amounts: ReverseLinear(
        _measure(table, amounts), Fraction(table["limit"])
    ),
    "reverse_ratio": lambda table, amounts: ReverseRatio(
        _measure(table, amounts), Fraction(table["limit"])
    ),
    "equal_zero": lambda table, amounts: EqualZero(_measure(table, amounts)),
    "deduction": _deduction,
    "step": _step,
    "tiers": lambda table, amounts: Tiers(_measure(table, amounts), read_tiers(table["tiers"])),
    "gate": lambda table, amounts: Gate(_measure(table, amounts), Fraction(table["pass_mark"])),
    "checkpoints": _checkpoints,
    "band": _band,
    "manual": lambda _table, _amounts: Manual(),
}
