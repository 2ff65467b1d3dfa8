"""The five text rows of a made-up project sheet: its figures, told in a few varied ways."""

import tomllib
from functools import cache
from random import Random
from typing import Any

from evalforms.demonstration.courses import Outcome
from evalforms.demonstration.units import DATA, DemoProject, Department
from evalforms.sheets.project import ProjectNarratives


def _one(kind: str, chance: Random) -> str:
    return str(chance.choice(_phrases()[kind]))


@cache
def _phrases() -> dict[str, Any]:
    return tomllib.loads((DATA / "phrases.toml").read_text(encoding="utf-8"))


def narrate(
    project: DemoProject, department: Department, outcome: Outcome, *, chance: Random
) -> ProjectNarratives:
    return ProjectNarratives(
        overview=_overview(project, department, chance=chance),
        fund_use=_fund_use(project, outcome, chance=chance),
        implementation=_implementation(project, outcome, chance=chance),
        performance=_performance(project, outcome),
        other=_phrases()["troubles"].get(outcome.course, "无"),
    )


def _overview(project: DemoProject, department: Department, *, chance: Random) -> str:
    aim = _one("aims", chance)
    return (
        f"{department.unit.name}{department.duties}。{aim}。"
        f"“{project.name}”项目2020年度安排市级预算资金{project.budget}万元，"
        f"计划{project.output}{project.target}{project.measure}，"
        f"{project.quality}达到95%以上，{project.effect}{project.effect_target}"
        f"{project.effect_measure}。"
    )


def _fund_use(project: DemoProject, outcome: Outcome, *, chance: Random) -> str:
    control = _one("controls", chance)
    text = (
        f"年初预算{project.budget}万元，下达{outcome.allocated}万元，"
        f"实际支出{outcome.spent}万元，全部用于{project.output}。{control}。"
    )
    left = outcome.allocated - outcome.spent
    return f"{text}年末结余{left}万元。" if left else text


def _implementation(project: DemoProject, outcome: Outcome, *, chance: Random) -> str:
    day = f"{outcome.finished_on.year}年{outcome.finished_on.month}月{outcome.finished_on.day}日"
    way = _one("ways", chance)
    is_done = outcome.done >= project.target
    result = "完成全部验收或核查手续" if is_done else "对已完成部分组织验收，其余任务继续推进"
    return f"项目由{project.unit.name}组织实施。{way}。{day}{result}，资料已归档。"


def _performance(project: DemoProject, outcome: Outcome) -> str:
    return (
        f"产出方面：{project.output}{outcome.done}{project.measure}，"
        f"{project.quality}{outcome.quality}%。"
        f"效益方面：{project.effect}{outcome.effect}{project.effect_measure}。"
        f"满意度方面：向{project.asked}发放问卷{outcome.asked}份，满意度{outcome.satisfaction}%。"
    )
