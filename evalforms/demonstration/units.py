"""The units of the demonstration and the projects of the made-up departments."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
BUREAU = "202"


@dataclass(frozen=True, slots=True)
class DemoUnit:
    code: str
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class DemoProject:
    """What a made-up project promised for the year; `budget` in 万元.

    output/target/measure: quantity indicator; effect/effect_target/effect_measure: benefit
    indicator in the category `benefit`; asked: whose satisfaction was surveyed.
    """

    code: str
    unit: DemoUnit
    name: str
    budget: Decimal
    output: str
    target: int
    measure: str
    quality: str
    benefit: str
    effect: str
    effect_target: int
    effect_measure: str
    asked: str
    is_one_off: bool


@dataclass(frozen=True, slots=True)
class Department:
    unit: DemoUnit
    duties: str
    subordinates: tuple[DemoUnit, ...]
    projects: tuple[DemoProject, ...]

    @property
    def code(self) -> str:
        return self.unit.code


# The bureau of the four real forms, with the subordinate units that its form names.
BUREAU_UNITS = (
    DemoUnit(BUREAU, "晋中市工业和信息化局"),
    DemoUnit("202001", "晋中市墙材革新建筑节能中心", parent=BUREAU),
    DemoUnit("202002", "晋中市工业经济信息中心", parent=BUREAU),
    DemoUnit("202003", "后勤服务中心", parent=BUREAU),
    DemoUnit("202004", "晋中市企业服务中心", parent=BUREAU),
)


@cache
def departments() -> tuple[Department, ...]:
    document = tomllib.loads((DATA / "departments.toml").read_text(encoding="utf-8"))
    return tuple(_department(table) for table in document["department"])


def all_units() -> tuple[DemoUnit, ...]:
    """Parents before children."""
    return (*BUREAU_UNITS, *_synthetic_units())


def working_units() -> tuple[DemoUnit, ...]:
    """Units with something to file: departments, and subordinate units with projects."""
    with_projects = {project.unit.code for item in departments() for project in item.projects}
    bureau_part = {"202002", "202004"}
    return tuple(
        unit for unit in all_units() if not unit.parent or unit.code in with_projects | bureau_part
    )


def _synthetic_units() -> Iterator[DemoUnit]:
    for department in departments():
        yield department.unit
        yield from department.subordinates


def _department(table: dict[str, Any]) -> Department:
    unit = DemoUnit(table["code"], table["name"])
    subordinates = tuple(DemoUnit(**row, parent=unit.code) for row in table["subordinates"])
    by_code = {item.code: item for item in (unit, *subordinates)}
    projects = tuple(
        _project(row, by_code[row.get("unit", unit.code)], number=number)
        for number, row in enumerate(table["projects"], start=1)
    )
    return Department(unit, table["duties"], subordinates, projects)


def _project(row: dict[str, Any], unit: DemoUnit, *, number: int) -> DemoProject:
    values = {name: value for name, value in row.items() if name not in ("unit", "one_off")}
    values["budget"] = Decimal(row["budget"])
    code = f"{unit.code}-2020-{number:02}"
    return DemoProject(code=code, unit=unit, is_one_off=row.get("one_off", False), **values)


def files_department_form(unit: DemoUnit) -> bool:
    """A department's form covers the units below it."""
    return not unit.parent
