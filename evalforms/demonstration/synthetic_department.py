"""The 部门整体支出绩效自评表 of a made-up department, scored as its own figures demand."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from evalforms.demonstration.accounts import invented_name
from evalforms.demonstration.by_rule import rows_by_rule
from evalforms.demonstration.department_figures import basics, budget
from evalforms.demonstration.synthetic import fake_phone
from evalforms.demonstration.units import Department
from evalforms.demonstration.year import YEAR
from evalforms.sheets.department import (
    DepartmentNarratives,
    DepartmentSheet,
    FilingUnit,
    Head,
)
from evalforms.sheets.rows import EvaluatorRow

_SECTIONS = ("办公室", "规划财务科", "业务综合科")
# Points lost by hand, with the reason; everything else follows from the figures.
_LOSSES = {
    "economic_benefit": (Decimal("0.50"), "部分项目的经济效益尚未完全显现。"),
    "asset_safety": (Decimal("0.50"), "年末盘点发现个别资产卡片信息未及时更新，已整改。"),
}


def synthetic_department_sheet(department: Department, *, chance: Random) -> DepartmentSheet:
    granted = sum((project.budget for project in department.projects), Decimal(0))
    amounts = budget(granted, chance=chance)
    numbers = chance.sample(range(460, 720), 4)
    sheet = DepartmentSheet(
        year=YEAR,
        unit=FilingUnit(department.code, department.unit.name),
        head=Head(invented_name(numbers[0]), fake_phone(numbers[0])),
        budget=amounts,
        basics=basics(amounts, granted, len(department.projects), chance=chance),
        evaluators=_evaluators(numbers[1:]),
    )
    sheet = replace(sheet, narratives=_narratives(sheet, department))
    return replace(sheet, scores=rows_by_rule(sheet, _LOSSES))


def _evaluators(numbers: list[int]) -> tuple[EvaluatorRow, ...]:
    titles = ("副局长", "科长", "四级主任科员")
    return tuple(
        EvaluatorRow(invented_name(number), title, section, fake_phone(number))
        for number, title, section in zip(numbers, titles, _SECTIONS, strict=True)
    )


def _narratives(sheet: DepartmentSheet, department: Department) -> DepartmentNarratives:
    return DepartmentNarratives(
        functions=_functions(department),
        staffing=_staffing(sheet),
        execution=_execution(sheet),
        analysis=_analysis(sheet, department),
        other="无",
    )


def _functions(department: Department) -> str:
    below = "、".join(unit.name for unit in department.subordinates)
    return (
        f"{department.unit.name}是市政府工作部门，主要职责是{department.duties}。"
        f"所属预算单位{len(department.subordinates)}个：{below}。"
    )


def _staffing(sheet: DepartmentSheet) -> str:
    data = sheet.basics
    return (
        f"{sheet.year}年末编制{data.authorised_posts}名，实有{data.staff_total}人，"
        f"其中在职{data.on_post_staff}人、离休{data.retired_cadres}人、退休{data.retired}人。"
    )


def _execution(sheet: DepartmentSheet) -> str:
    money = sheet.budget
    return (
        f"上年结转{money.carried_over}万元，年初预算{money.initial_budget}万元，"
        f"预算调整{money.budget_adjustment}万元，其他调整{money.other_adjustment}万元；"
        f"全年执行{money.executed}万元，年末结余{money.year_end_balance}万元。"
        "预算调整均为落实上级政策和市委、市政府交办任务。"
    )


def _analysis(sheet: DepartmentSheet, department: Department) -> str:
    data = sheet.basics
    names = "；".join(
        f"{number}、{project.name}，预算{project.budget}万元"
        for number, project in enumerate(department.projects, start=1)
    )
    return (
        f"本年纳入绩效评价的项目{data.project_count}个，预算合计{data.project_expenditure}万元，"
        f"实现绩效目标的{data.projects_achieved}个。{names}。"
        f"年度计划工作{data.planned_tasks}项，完成{data.completed_tasks}项；"
        f"重点工作{data.key_tasks}项，办结{data.completed_key_tasks}项。"
        f"满意度调查{data.satisfaction_sample}份，满意度{data.satisfaction_rate}%。"
    )
