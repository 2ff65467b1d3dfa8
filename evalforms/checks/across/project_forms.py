"""M08 as many project sheets as the department counts, M09 and with the same money together."""

import re
from collections.abc import Iterator
from fractions import Fraction

from evalforms.checks.across.submission import CrossFlaw, CrossRule, Submission
from evalforms.checks.projects_achieved import declared_projects
from evalforms.narratives.amounts import Amount, amounts_in
from evalforms.narratives.plain import plain
from evalforms.scoring.wording import money
from evalforms.sheets.project import ProjectSheet

_CELL = "narratives.analysis"
_TOTAL = re.compile(
    "(?:项目|专项)?(?:总金额|资金总额|总额|涉及[^,。;]{0,4}资金|总投资|总预算|预算总额|(?:资金|预算|金额|经费|"
    "安排)(?:共计|合计|总计|总共))"
    "(?:为|是|达|[:,])?$|(?:共计|合计|总计)(?:安排|投入|下达)?(?:预算|资金|项目资金)?$"
)
_PROJECTS = re.compile("项目|专项")


def _number(submission: Submission) -> Iterator[CrossFlaw]:
    """M08."""
    for at, department, projects in submission.pairs():
        declared, _ = declared_projects(department)
        if declared is not None and declared != len(projects):
            message = (
                f"部门整体表填报项目{declared}个，项目自评表{len(projects)}张，数量不一致，"
                f"请补齐项目自评表或更正。"
            )
            is_figure = department.basics.project_count is not None
            yield CrossFlaw(at, "basics.project_count" if is_figure else _CELL, message)


def _money(submission: Submission) -> Iterator[CrossFlaw]:
    """M09: the total in the text is neither what was planned, allotted nor spent together."""
    for at, department, projects in submission.pairs():
        text = department.narratives.analysis
        total = next((a for a in amounts_in(text) if _is_total(plain(text), a)), None)
        if total is None:
            continue
        sums = [_together(projects, kind) for kind in ("budget", "allocated", "spent")]
        if any(abs(value - total.wan) <= total.step / 20000 for value in sums):
            continue
        message = (
            f"部门整体表写明项目金额合计 {money(total.wan)} 万元，"
            f"{len(projects)}张项目自评表预算合计 "
            f"{money(sums[0])} 万元，相差 {money(total.wan - sums[0])} 万元，请核对。"
        )
        yield CrossFlaw(at, _CELL, message)


def _is_total(words: str, amount: Amount) -> bool:
    """The sentence speaks of projects and calls the amount their total."""
    before = words[max(0, amount.start - 40) : amount.start]
    sentence = re.split("[。;\n]", before)[-1]
    is_named = _TOTAL.search(sentence) and _PROJECTS.search(sentence)
    return bool(is_named) and not amount.is_rough and not amount.is_price


def _together(projects: tuple[tuple[int, ProjectSheet], ...], kind: str) -> Fraction:
    return sum((figure_of(sheet, kind) for _, sheet in projects), Fraction(0))


def figure_of(sheet: ProjectSheet, kind: str) -> Fraction:
    """budget, allocated or spent of a project in 万元; empty cells count as nothing."""
    funds = sheet.funds
    spent = funds.spent
    cells = {
        "budget": (funds.budget.municipal, funds.budget.other),
        "allocated": (funds.allocated,),
        "spent": (spent.municipal, spent.carried_over, spent.superior, spent.other),
    }[kind]
    return sum((Fraction(cell) for cell in cells if cell is not None), Fraction(0))


RULES = (
    CrossRule("M08", "项目自评表数量与部门整体表不一致", "basics.project_count, " + _CELL, _number),
    CrossRule("M09", "项目金额合计与部门整体表不一致", _CELL, _money),
)
