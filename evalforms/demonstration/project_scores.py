"""评分表 of a made-up project: what its figures earn by the rules, less what the unit admits."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from evalforms.demonstration.by_rule import Loss, rows_by_rule
from evalforms.demonstration.courses import CENT, Course, Outcome
from evalforms.demonstration.units import DemoProject
from evalforms.demonstration.year import FRAMEWORK
from evalforms.frameworks.definitions import Indicator
from evalforms.frameworks.loader import load_framework
from evalforms.sheets.project import ProjectSheet
from evalforms.sheets.rows import ScoreRow

_SHARED_POINTS = Decimal("20.00")
_NONE = Decimal("0.00")

# Small losses that a careful unit finds even in a smooth year.
_SMALL_LOSSES = (
    ("indicator_clarity", "0.50", "个别效益指标未能量化，下一年度补充可衡量的指标值。"),
    ("rules_execution_effectiveness", "0.50", "个别合同归档不够及时，已补充完善。"),
    ("financial_monitoring_effectiveness", "1.00", "年度内只开展一次财务检查，少于制度规定次数。"),
    ("objective_reasonableness", "0.50", "目标值依据上年数据确定，与当年实际有差距。"),
    ("project_quality_controllability", "1.00", "中期检查记录不完整。"),
)
_LOSSES_OF_A_STALLED_YEAR = (
    ("funds_timeliness_rate", "2.00", "资金下达晚于计划时间。"),
    ("rules_execution_effectiveness", "2.00", "实施方案调整未履行变更手续。"),
    ("project_quality_controllability", "2.00", "未开展中期检查，缺少质量控制记录。"),
    ("financial_monitoring_effectiveness", "2.00", "年度内未开展财务检查。"),
    ("objective_reasonableness", "2.00", "目标值脱离前期工作的实际进度。"),
    ("project_initiation_compliance", "1.00", "立项前的可行性论证不充分。"),
)


def scored(
    sheet: ProjectSheet, project: DemoProject, outcome: Outcome, *, chance: Random
) -> ProjectSheet:
    """The sheet with its lines in printed order; whatever costs points carries its reason."""
    indicators = load_framework(FRAMEWORK).project.indicators
    blank = tuple(ScoreRow(item.code, _weight(item, project)) for item in indicators)
    weighed = replace(sheet, scores=blank)
    return replace(sheet, scores=rows_by_rule(weighed, _losses(project, outcome, chance=chance)))


def _weight(indicator: Indicator, project: DemoProject) -> Decimal:
    """The four benefits share 20 points: here all of them go to the one that was promised."""
    if not load_framework(FRAMEWORK).project.may_redistribute(indicator.code):
        return indicator.weight
    return _SHARED_POINTS if indicator.code == project.benefit else _NONE


def _losses(project: DemoProject, outcome: Outcome, *, chance: Random) -> dict[str, Loss]:
    if outcome.course == Course.PERFECT:
        return {}
    losses = chance.sample(_SMALL_LOSSES, chance.randint(1, 3))
    if outcome.course == Course.STALLED:
        losses += _LOSSES_OF_A_STALLED_YEAR
    found = {code: (Decimal(points), reason) for code, points, reason in losses}
    if outcome.course in (Course.TROUBLED, Course.STALLED):
        found["budget_execution_rate"] = (_NONE, "任务没有全部实施，相应资金未支付。")
    if outcome.effect < project.effect_target:
        found[project.benefit] = _effect_loss(project, outcome)
    if outcome.satisfaction < 90:
        points = Decimal("2.00") if outcome.satisfaction >= 80 else Decimal("5.00")
        found["public_satisfaction"] = (points, f"满意度{outcome.satisfaction}%，低于目标值。")
    return found


def _effect_loss(project: DemoProject, outcome: Outcome) -> Loss:
    missing = project.effect_target - outcome.effect
    points = (_SHARED_POINTS * missing / project.effect_target).quantize(CENT, ROUND_HALF_UP)
    promised, reached = (
        f"{number}{project.effect_measure}" for number in (project.effect_target, outcome.effect)
    )
    return points, f"{project.effect}目标{promised}，实际{reached}。"
