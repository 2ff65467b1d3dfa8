"""Every kind of defect between a department form and its projects."""

from decimal import Decimal
from random import Random

from benchmarks.findings import spoiling
from benchmarks.findings.clean import Table
from benchmarks.findings.plant import QUANTITY, Plant


def _other_number(tables: list[Table], chance: Random) -> None:
    tables[0]["basics"]["project_count"] += chance.choice((1, 2))


def _other_total(tables: list[Table], chance: Random) -> None:
    total = sum(spoiling.budget_of(table) for table in tables[1:]) + chance.choice((1, 25))
    tables[0]["narratives"]["analysis"] = chance.choice(
        (
            f"本年项目资金总额{total}万元。",
            f"安排各类项目，预算合计{total}万元。",
            f"全年项目总投资为{total}万元。",
        )
    )


def _other_name(tables: list[Table], chance: Random) -> None:
    name = tables[1]["project"]["name"]
    half = len(name) // 2
    varied = chance.choice((f"{name[:half]}工作{name[half:]}", f"{name}资金", f"市级{name}"))
    tables[0]["narratives"]["analysis"] = f"主要项目：1、{varied}。全年任务完成。"


def _other_spent(tables: list[Table], chance: Random) -> None:
    name, wrong = (
        tables[1]["project"]["name"],
        Decimal(tables[1]["funds"]["spent"]["municipal"]) + chance.choice((1, Decimal("0.03"))),
    )
    tables[0]["narratives"]["analysis"] = chance.choice(
        (
            f"1、{name}。全年投入{wrong}万元。",
            f"1、{name}，实际支付{wrong}万元。",
            f"（1）{name}：共支出{wrong}万元。",
        )
    )


def _other_count_across(tables: list[Table], chance: Random) -> None:
    tables[1]["objectives"][QUANTITY].update(
        name="改造农村敬老院", target="26所", actual="24所", reason="两所撤并。"
    )
    name = tables[1]["project"]["name"]
    tables[0]["narratives"]["analysis"] = chance.choice(
        (f"1、{name}。改造农村敬老院26所。", f"1、{name}。全年改造农村敬老院共25所，运行正常。")
    )


def _achieved_all(tables: list[Table], chance: Random) -> None:
    spoiling.missed(tables[1], chance)


def _signed_early(tables: list[Table], chance: Random) -> None:
    tables[0]["signed_on"] = "2022-01-20"


def _invests(tables: list[Table], chance: Random) -> None:
    name = tables[1]["project"]["name"]
    tables[0]["narratives"]["analysis"] = f"1、{name}。用于企业技改补助和贴息。"
    tables[1]["narratives"]["fund_use"] = "由产业基金以股权方式出资300万元。"


def _borrowed(tables: list[Table], chance: Random) -> None:
    other = tables[2]["project"]["name"]
    tables[1]["narratives"]["overview"] = f"为做好“{other}”工作，按年度计划实施本项目。"


ACROSS: dict[str, Plant] = {
    "M08": _other_number,
    "M09": _other_total,
    "M10": _other_name,
    "M07/across": _other_spent,
    "I21/across": _other_count_across,
    "SC15/across": _achieved_all,
    "X02": _signed_early,
    "M20": _invests,
    "I29": _borrowed,
}
