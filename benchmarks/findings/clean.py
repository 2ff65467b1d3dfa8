"""Made-up forms that are right: whatever a check finds in them is found wrongly."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from benchmarks.findings import vocabulary as words
from evalforms.frameworks.definitions import ScoreMode
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.codec import read_sheet

CENT = Decimal("0.01")
YEAR = 2021
Table = dict[str, Any]
_SPENDING = (100, 100, 100, 99, 97, 93, 86, 78)
_BENEFITS = ("economic_benefit", "social_benefit", "ecological_benefit", "sustainable_impact")


@dataclass(frozen=True)
class Facts:
    """What happened, to be told in many ways."""

    values: dict[str, Any]

    def tell(self, template: str) -> str:
        return template.format(**self.values)


def money(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def spelled(day: date, chance: Random) -> str:
    return chance.choice(
        (
            f"{day.year}年{day.month}月{day.day}日",
            f"{day.year}年{day.month}月",
            f"{day.month}月{day.day}日",
            f"{day.month}月份",
            f"{day.isoformat()}",
            f"{day.year}.{day.month}.{day.day}",
        )
    )


def project(chance: Random, *, at: int | None = None) -> Table:
    """One clean project form."""
    number = chance.randrange(len(words.PROJECTS)) if at is None else at
    facts = _facts(number, chance)
    v = facts.values
    table: Table = {
        "form": "project",
        "year": YEAR,
        "project": {
            "name": v["name"],
            "attribute": "recurring",
            "starts_on": f"{YEAR}-01-01",
            "ends_on": f"{YEAR}-12-31",
        },
        "department": {"code": v["code"], "name": v["office"]},
        "implementing_unit": v["office"],
        "funds": {
            "budget": {"municipal": str(v["budget"]), "other": "0.00"},
            "allocated": str(v["allocated"]),
            "spent": {"municipal": str(v["spent"]), "carried_over": "0.00", "superior": "0.00",
                      "other": "0.00"},
        },
        "narratives": {
            "overview": facts.tell(chance.choice(words.OVERVIEW)),
            "fund_use": facts.tell(chance.choice(words.FUND_USE)),
            "implementation": facts.tell(chance.choice(words.IMPLEMENTATION)),
            "performance": facts.tell(chance.choice(words.PERFORMANCE)),
            "other": chance.choice(words.OTHER),
        },
        "objectives": _objectives(v, chance),
        **_people(chance),
    }  # fmt: skip
    return scored(table, chance, benefit=v["benefit"])


def _facts(number: int, chance: Random) -> Facts:
    name, verb, thing, unit, (low, high), quality, benefit, effect, effect_unit, asked = (
        words.PROJECTS[number]
    )
    office, code = words.OFFICES[number]
    budget = money(Decimal(chance.randrange(2000, 90000)) / 100 * chance.choice((1, 1, 10)))
    spent = money(budget * chance.choice(_SPENDING) / 100)
    part_a = money(spent * chance.randrange(45, 70) / 100)
    part_b = money((spent - part_a) * chance.randrange(30, 80) / 100)
    target = chance.randrange(low, high)
    effect_target = chance.randrange(80, 99) if effect_unit == "%" else chance.randrange(50, 900)
    most = 100 if effect_unit == "%" else 10**6
    start = date(YEAR, chance.randrange(1, 4), chance.randrange(1, 28))
    middle = start + timedelta(days=chance.randrange(50, 90))
    done = date(YEAR, chance.randrange(10, 13), chance.randrange(1, 28))
    balance = budget - spent
    values = {
        "name": name, "verb": verb, "thing": thing, "unit": unit, "quality": quality,
        "benefit": benefit, "effect": effect, "effect_unit": effect_unit, "asked": asked,
        "office": chance.choice(words.PLACES) + office, "code": code, "year": YEAR,
        "number": chance.randrange(1, 90), "budget": budget, "allocated": budget, "spent": spent,
        "spent_yuan": 8000, "part_a": part_a, "part_b": part_b,
        "part_c": spent - part_a - part_b, "part_bc": spent - part_a, "balance": balance,
        "price": chance.randrange(20, 900), "target": target,
        "actual": target + chance.choice((0, 0, 0, target // 20)),
        "quality_actual": chance.randrange(93, 100), "effect_target": effect_target,
        "effect_actual": min(effect_target + chance.choice((0, 1, 2)), most),
        "asked_number": chance.randrange(40, 600), "satisfaction": chance.randrange(91, 99),
        "start": spelled(start, chance), "middle": spelled(middle, chance),
        "pay_day": spelled(middle, chance), "done": spelled(done, chance), "done_on": done,
    }  # fmt: skip
    values["left"] = chance.choice(words.LEFT).format(**values) if balance else ""
    return Facts(values)


def _objectives(v: dict[str, Any], chance: Random) -> list[Table]:
    done: date = v["done_on"]
    style = chance.choice(("iso", "hanzi"))
    deadline = f"{YEAR}-12-31" if style == "iso" else f"{YEAR}年12月底前"
    finished = done.isoformat() if style == "iso" else f"{YEAR}年{done.month}月{done.day}日"
    sign = chance.choice(("", "≥", "不少于"))
    effect_sign = chance.choice(("≥", "不低于"))
    return [
        _row(
            "quantity",
            f"{v['verb']}{v['thing']}",
            f"{sign}{v['target']}{v['unit']}",
            f"{v['actual']}{v['unit']}",
        ),
        _row(
            "quality",
            v["quality"],
            chance.choice(("≥90%", "不低于92%", "90%以上")),
            f"{v['quality_actual']}%",
        ),
        _row(
            "timeliness",
            chance.choice(("任务完成时间", "验收时间", "完工时限")),
            deadline,
            finished,
        ),
        _row(
            "cost",
            chance.choice(("项目总成本", "支出控制")),
            f"≤{v['budget']}万元",
            f"{v['spent']}万元",
        ),
        _row(
            v["benefit"],
            v["effect"],
            f"{effect_sign}{v['effect_target']}{v['effect_unit']}",
            f"{v['effect_actual']}{v['effect_unit']}",
        ),
        _row(
            "satisfaction",
            f"{v['asked']}满意度",
            chance.choice(("≥90%", "90%以上", ">88%")),
            f"{v['satisfaction']}%",
        ),
    ]


def _row(category: str, name: str, target: str, actual: str) -> Table:
    return {
        "category": category,
        "name": name,
        "target": target,
        "actual": actual,
        "progress": "100%",
    }


def _people(chance: Random) -> Table:
    names = chance.sample(words.NAMES, 3)
    surname = chance.choice("赵钱孙李周吴郑王")
    people = [
        {"name": surname + name, "title": title, "section": section, "phone": phone}
        for name, title, section, phone in zip(
            names,
            ("科长", "副主任科员", "科员"),
            chance.sample(words.SECTIONS, 3),
            ("0350-0000001", "03500000002", "13800000000"),
            strict=True,
        )
    ]
    return {
        "evaluators": people[: chance.randrange(2, 4)],
        "responsible": people[0]["name"],
        "handler": people[1]["name"],
        "phone": chance.choice(("0350-0000001", "0350 0000001", "13800000000")),
        "filled_on": f"{YEAR + 1}-0{chance.randrange(2, 7)}-1{chance.randrange(0, 9)}",
    }


def scored(table: Table, chance: Random, *, benefit: str = "") -> Table:
    """With the scores that its figures earn, and a reason wherever points are lost."""
    definition = load_framework("jinzhong-2020").form(table["form"])
    weights = (
        {code: "20.00" if code == benefit else "0.00" for code in _BENEFITS} if benefit else {}
    )
    table["scores"] = [
        {
            "indicator": item.code,
            "weight": weights.get(item.code, str(item.weight)),
            "score": "0.00",
        }
        for item in definition.indicators
    ]
    card = evaluate(read_sheet(json.dumps(table, default=str)), definition)
    by_hand = [
        line.indicator for line in card.lines if line.mode is ScoreMode.MANUAL and line.weight > 0
    ]
    lost = set(chance.sample(by_hand, chance.randrange(1, 5)))
    for row, line in zip(table["scores"], card.lines, strict=True):
        points = line.advised if line.advised is not None else line.weight
        if line.indicator in lost:
            points = line.weight - Decimal("0.50")
        row["score"] = str(points)
        if points < line.weight:
            row["reason"] = chance.choice(
                ("按规则计算扣分。", "管理台账不够规范。", "佐证材料不够完整，酌情扣分。")
            )
    return table


def department(chance: Random, projects: list[Table]) -> Table:
    """One clean department form over these project forms."""
    first = projects[0]
    budget = sum((Decimal(p["funds"]["budget"]["municipal"]) for p in projects), Decimal(0))
    initial = money(budget * chance.randrange(15, 40) / 10)
    carried, adjusted = (
        money(initial / chance.randrange(20, 60)),
        money(initial * chance.randrange(-20, 25) / 100),
    )
    balance = money((carried + initial + adjusted) * chance.randrange(1, 9) / 100)
    executed = carried + initial + adjusted - balance
    on_post, cadres, retired = (
        chance.randrange(20, 200),
        chance.randrange(0, 5),
        chance.randrange(10, 90),
    )
    achieved = len(projects)
    v = {
        "office": first["department"]["name"], "sections": chance.randrange(5, 14), "year": YEAR,
        "posts": on_post + 4, "total": on_post + cadres + retired, "on_post": on_post,
        "cadres": cadres, "retired": retired, "carried": carried, "initial": initial,
        "adjusted": adjusted, "executed": executed, "balance": balance,
        "why": chance.choice(words.WHY), "count": len(projects), "projects": budget,
        "achieved": achieved, "sample": chance.randrange(50, 500),
        "list": _listed(projects, chance),
    }  # fmt: skip
    table: Table = {
        "form": "department",
        "year": YEAR,
        "unit": {"code": first["department"]["code"], "name": v["office"]},
        "head": {"name": "钱" + chance.choice(words.NAMES), "phone": "0350-0000009"},
        "budget": {
            "carried_over": str(carried), "initial_budget": str(initial),
            "budget_adjustment": str(adjusted), "other_adjustment": "0.00",
            "executed": str(executed), "year_end_balance": str(balance),
        },
        "basics": {
            "authorised_posts": on_post + 4, "on_post_staff": on_post, "retired_cadres": cadres,
            "retired": retired, "staff_total": v["total"], "project_count": len(projects),
            "projects_achieved": achieved, "planned_tasks": 30, "completed_tasks": 30,
        },
        "narratives": {
            "functions": chance.choice(words.FUNCTIONS).format(**v),
            "staffing": chance.choice(words.STAFFING).format(**v),
            "execution": chance.choice(words.EXECUTION).format(**v),
            "analysis": chance.choice(words.ANALYSIS).format(**v),
            "other": chance.choice(words.OTHER),
        },
        "evaluators": _people(chance)["evaluators"],
        "signed_on": f"{YEAR + 1}-07-28",
    }  # fmt: skip
    return scored(table, chance)


def _listed(projects: list[Table], chance: Random) -> str:
    style = chance.choice(
        (
            "{n}、{name}，支出{spent}万元。",
            "（{n}）{name}：全年投入{spent}万元，任务完成。",
            "{n}.{name}项目。实际支付{spent}万元；",
        )
    )
    return "".join(
        style.format(n=n, name=p["project"]["name"], spent=p["funds"]["spent"]["municipal"])
        for n, p in enumerate(projects, start=1)
    )


def submission(chance: Random) -> list[Table]:
    """A department with two to four different projects of its own."""
    numbers = chance.sample(range(len(words.PROJECTS)), chance.randrange(2, 5))
    projects = [project(chance, at=number) for number in numbers]
    own = projects[0]["department"]
    for item in projects:
        item["department"], item["implementing_unit"] = dict(own), own["name"]
    return [department(chance, projects), *projects]
