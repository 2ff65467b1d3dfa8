"""The 评分表 that a sheet's own figures earn: rules where there are some, else full points."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from evalforms.demonstration.year import FRAMEWORK
from evalforms.frameworks.definitions import ScoreMode
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import ScoredLine, evaluate
from evalforms.sheets.rows import ScoreRow
from evalforms.sheets.sheet import Sheet

# Points lost by hand, and why.
Loss = tuple[Decimal, str]

_NO_LOSS: Loss = (Decimal("0.00"), "")
_REASONS = {
    "funds_in_place_rate": "年度中调减下达资金。",
    "budget_execution_rate": "采购节约和未到期质保金形成结余。",
    "actual_completion_rate": "年度任务没有全部完成。",
    "completion_timeliness_rate": "完成时间晚于计划时间。",
}
# 计算分析情况 where no rule writes it. Only departments print that column.
_ANALYSES = {
    "work_plan_soundness": "年度规划符合部门“三定”规定的职责，与市级中长期规划衔接。",
    "work_objective_clarity": "年度目标分解为具体工作任务，与年度任务数和预算资金相匹配。",
    "financial_rules_soundness": "已制定预算资金管理、内部财务管理和会计核算制度，并得到执行。",
    "fund_use_compliance": "支出符合财经法规，拨付审批手续完整，未发现截留、挤占、挪用。",
    "budget_disclosure": "按规定内容和时限公开了部门预算、决算信息。",
    "basic_information_completeness": "基础数据和会计信息真实、完整、准确。",
    "asset_rules_soundness": "已制定资产管理制度，内容合法完整。",
    "asset_safety": "资产保存完整，处置规范，账实相符，收入及时上缴。",
    "economic_benefit": "项目资金带动相关投入，履职的经济效益较好。",
    "social_benefit": "公共服务供给增加，群众获得感提升。",
    "ecological_benefit": "履职过程落实绿色低碳要求，未产生不良影响。",
}


def rows_by_rule(sheet: Sheet, losses: Mapping[str, Loss]) -> tuple[ScoreRow, ...]:
    """In printed order, with the weights of the sheet; whatever costs points carries its reason.

    Computed scores are left out.
    """
    card = evaluate(sheet, load_framework(FRAMEWORK).form(sheet.form))
    rows = tuple(_row(line, losses.get(line.indicator, _NO_LOSS)) for line in card.lines)
    if sheet.form == "project":
        return rows
    return tuple(map(_analysed, rows, card.lines))


def _row(line: ScoredLine, loss: Loss) -> ScoreRow:
    lost, reason = loss
    earned = line.weight - lost if line.advised is None else line.advised
    if earned == line.weight:
        reason = ""
    elif not reason:
        points = line.weight - earned
        reason = _REASONS.get(line.indicator, f"按实际完成情况计算，扣{points}分。")
    score = None if line.mode == ScoreMode.COMPUTED else earned
    return ScoreRow(line.indicator, line.weight, score, reason=reason)


def _analysed(row: ScoreRow, line: ScoredLine) -> ScoreRow:
    return replace(row, analysis=line.explanation or _ANALYSES.get(line.indicator, ""))
