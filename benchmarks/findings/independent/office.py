"""One office's forms, told in a short TOML file: its department sheet and its project sheets."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.codec import read_sheet
from evalforms.sheets.sheet import Sheet

HERE = Path(__file__).parent
Table = dict[str, Any]
FRAMEWORK = load_framework("jinzhong-2020")
_MONEY = ("carried_over", "initial_budget", "budget_adjustment", "other_adjustment",
          "executed", "year_end_balance")  # fmt: skip
_ROW = ("category", "name", "target", "actual", "progress", "reason")
_BENEFITS = ("economic_benefit", "social_benefit", "ecological_benefit", "sustainable_impact")
_SURNAMES = "赵钱孙李周吴郑王冯陈"


@dataclass(frozen=True)
class Form:
    """A sheet and the codes of the rules that it breaks; none: a clean form."""

    name: str
    sheet: Sheet
    planted: frozenset[str]


def offices(batch: str) -> list[list[Form]]:
    """The forms of a batch, office by office, the department sheet first."""
    return [_office(path) for path in sorted((HERE / batch).glob("*.toml"))]


def _office(path: Path) -> list[Form]:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    own = {key: told[key] for key in ("office", "code", "year")}
    return [
        _form(f"{path.stem}/department", _department(told["department"], own), told["department"]),
        *(
            _form(f"{path.stem}/{item['name']}", _project(item, own, number), item)
            for number, item in enumerate(told["projects"])
        ),
    ]


def _form(name: str, table: Table, told: Table) -> Form:
    _score(table, told)
    return Form(name, read_sheet(json.dumps(table)), frozenset(told.get("planted", ())))


def _department(told: Table, own: Table) -> Table:
    names = ("functions", "staffing", "execution", "analysis", "other")
    return {
        "form": "department",
        "year": own["year"],
        "unit": {"code": own["code"], "name": own["office"]},
        "head": {"name": "钱守正", "phone": "0350-0000009"},
        "budget": dict(zip(_MONEY, told["budget"], strict=True)),
        "basics": told["basics"],
        "narratives": {key: told[key].strip() for key in names},
        "evaluators": _evaluators(told.get("sections", ["办公室", "财务科", "业务科"]), 0),
        "signed_on": f"{own['year'] + 1}-07-28",
    }


def _project(told: Table, own: Table, number: int) -> Table:
    names = ("overview", "fund_use", "implementation", "performance", "other")
    funds, year = told["funds"], own["year"]
    starts_on, ends_on = told.get("period", (f"{year}-01-01", f"{year}-12-31"))
    evaluators = _evaluators(told.get("sections", ["业务科", "财务科"]), number)
    return {
        "form": "project",
        "year": year,
        "project": {"name": told["name"], "attribute": told.get("attribute", "recurring"),
                    "starts_on": starts_on, "ends_on": ends_on},
        "department": {"code": own["code"], "name": own["office"]},
        "implementing_unit": told.get("implementing_unit", own["office"]),
        "funds": {
            "budget": {"municipal": funds["budget"], "other": "0.00"},
            "allocated": funds["allocated"],
            "spent": {"municipal": funds["spent"], "carried_over": "0.00",
                      "superior": funds.get("superior", "0.00"), "other": "0.00"},
        },
        "narratives": {key: told[key].strip() for key in names},
        "objectives": [dict(zip(_ROW, row, strict=False)) for row in told["objectives"]],
        "evaluators": evaluators,
        "responsible": told.get("responsible", evaluators[0]["name"]),
        "handler": told.get("handler", evaluators[1]["name"]),
        "phone": "0350-0000001",
        "filled_on": told.get("filled_on", f"{year + 1}-05-16"),
    }  # fmt: skip


def _evaluators(sections: list[str], number: int) -> list[Table]:
    titles = ("科长", "会计", "科员")
    return [
        {
            "name": _SURNAMES[(number + at) % len(_SURNAMES)] + ("明远", "书宁", "若谷")[at],
            "title": titles[at],
            "section": section,
            "phone": f"0350-000000{at + 1}",
        }
        for at, section in enumerate(sections)
    ]


def _score(table: Table, told: Table) -> None:
    """The scores that the figures earn, less what the file takes off, or against all rules."""
    definition = FRAMEWORK.form(table["form"])
    benefit = told.get("benefit")
    weights = dict.fromkeys(_BENEFITS, "0.00") if benefit else {}
    weights.update(benefit if isinstance(benefit, dict) else {benefit: "20.00"} if benefit else {})
    lost, overrides = told.get("lost", {}), told.get("overrides", {})
    table["scores"] = [
        {"indicator": i.code, "weight": weights.get(i.code, str(i.weight)), "score": "0.00"}
        for i in definition.indicators
    ]
    card = evaluate(read_sheet(json.dumps(table)), definition)
    for row, line in zip(table["scores"], card.lines, strict=True):
        points = line.advised if line.advised is not None else line.weight
        score, reason = lost.get(line.indicator, (str(points), "按规则计算扣分。"))
        row["score"] = overrides.get(line.indicator, score)
        row["reason"] = reason if float(row["score"]) < line.weight else ""
        row["analysis"] = told.get("analyses", {}).get(line.indicator, "")
