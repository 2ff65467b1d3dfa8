"""For every rule a sheet that violates it and one that narrowly does not, as changed cells."""

import re
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evalforms.checks.context import NOTHING_KNOWN, CheckContext
from evalforms.checks.rules import run_checks
from evalforms.frameworks.loader import load_framework
from evalforms.scoring.scorecard import evaluate
from evalforms.sheets.rows import ObjectiveCategory, ObjectiveRow
from tests.checks.complete import department_document, project_document, sheet_of

Cells = dict[str, Any]
P, D = project_document, department_document
_ROW = re.compile(r"(\w+)\[(\d+)\](?:\.(\w+))?")
NEW = 9  # place of a row that is added to the nine objectives of the complete project form


@dataclass(frozen=True)
class Twin:
    """cell: where the finding stands; given: changes that both sheets have."""

    rule: str
    cell: str
    violates: Cells
    passes: Cells
    document: Any = P
    given: Cells = field(default_factory=dict)
    context: CheckContext = NOTHING_KNOWN
    passing_context: CheckContext | None = None


def cells_found(twin: Twin, cells: Cells, context: CheckContext) -> list[str]:
    """Where the rule of a twin finds something in its document after these changes."""
    table = twin.document()
    for path, value in {**twin.given, **cells}.items():
        put(table, path, value)
    sheet = sheet_of(table)
    definition = load_framework("jinzhong-2020").form(sheet.form)
    found = run_checks(sheet, definition, evaluate(sheet, definition), context=context)
    return [item.cell for item in found if item.rule == twin.rule]


def put(table: dict[str, Any], path: str, value: Any) -> None:
    """Change one cell; a new row, and a score line, come into being where there is none."""
    if path.startswith("scores."):
        _, code, column = path.split(".")
        next(row for row in table["scores"] if row["indicator"] == code)[column] = value
        return
    match = _ROW.fullmatch(path)
    if match is None:
        *folders, name = path.split(".")
        for folder in folders:
            table = table.setdefault(folder, {})
        table[name] = deepcopy(value)
        return
    rows, at, column = match.groups()
    while len(table[rows]) <= int(at):
        table[rows].append({"category": "quantity"} if rows == "objectives" else {})
    if column is None:
        table[rows][int(at)] = deepcopy(value)
    else:
        table[rows][int(at)][column] = value


def row(category: str, name: str, target: str, actual: str, **more: str) -> Cells:
    """An objective added to the form."""
    cells = {"category": category, "name": name, "target": target, "actual": actual, **more}
    return {f"objectives[{NEW}]": cells}


TEXT = "narratives."
QUANTITY, LATE = "scores.actual_completion_rate.score", "scores.completion_timeliness_rate.score"
EXECUTION = "scores.budget_execution_rate.reason"
LAST_YEAR = sheet_of(project_document() | {"year": 2019})
LAST_DEPARTMENT = sheet_of(
    department_document() | {"year": 2019, "budget": {"year_end_balance": "26.66"}}
)
APPROVED = tuple(
    ObjectiveRow(ObjectiveCategory(item["category"]), item["name"], item["target"])
    for item in project_document()["objectives"]
)
COPIED = (
    "平台为企业提供信息化服务, 全年稳定运行, 按合同组织维护, 按月考核服务单位, "
    "发现问题及时处理, 资料归档。"
)
TABLE = "财政拨款: 201一般公共服务支出 30 20 208社会保障和就业支出 {} 合计 40 {}"

FORM_TWINS = (
    Twin("F00", "narratives.overview", {TEXT + "overview": " "}, {TEXT + "other": ""}),
    Twin("F01", "implementing_unit", {"implementing_unit": ""}, {"implementing_unit": "某中心"}),
    Twin("F02", "project.ends_on", {"project.ends_on": None}, {"project.ends_on": "2020-06-30"}),
    Twin("F03", "project.ends_on", {"project.ends_on": "2019-12-31"},
         {"project.ends_on": "2020-01-01"}),
    Twin("F04", "department.code", {"department.code": ""}, {"department.code": "9"}),
    Twin("F05", "narratives.overview", {TEXT + "overview": "平台<br>运行维护"},
         {TEXT + "overview": "平台<运行>维护"}),
    Twin("F06", "funds.budget.other", {"funds.budget.other": "-0.01"},
         {"funds.budget.other": "0.00"}),
    Twin("F07", "narratives.fund_use", {TEXT + "fund_use": "实际支出150000元。"},
         {TEXT + "fund_use": "实际支出15万元, 每户补助1500元, 手续费9999元。"}),
    Twin("F07", "objectives[6].actual", {"objectives[6].actual": "15万"},
         {"objectives[6].actual": "15万元"}),
    Twin("F08", "phone", {"phone": "0354-0000000 0354-0000001"}, {"phone": "(0354) 0000000转8001"}),
    Twin("F09", "handler", {"handler": "张三 李四"}, {"handler": "张 三"}),
    Twin("F10", "evaluators[0].title", {"evaluators[0].title": ""}, {"evaluators[0].title": "无"}),
    Twin("F11", "evaluators[0].section", {"evaluators[0].section": "国托"},
         {"evaluators[0].section": "行政审批科(创新科)"}),
    Twin("F11", "evaluators[0].section", {"evaluators[0].section": "规划科"},
         {"evaluators[0].section": "办公室"},
         context=CheckContext(sections=frozenset({"办公室"}))),
    Twin("F13", "filled_on", {"filled_on": "2020-12-30"}, {"filled_on": "2020-12-31"}),
    Twin("F13", "filled_on", {"filled_on": "2021-03-02"}, {"filled_on": "2021-03-01"},
         context=CheckContext(today=date(2021, 3, 1))),
    Twin("F15", "objectives[9]", row("cost", "指标2:", "", ""),
         row("cost", "指标2:", "≤3万元", "2万元")),
    Twin("F16", "narratives.fund_use",
         {TEXT + "fund_use": "2002年6月5日支付15万元。"},
         {TEXT + "fund_use": "依据2002年6月5日印发的办法, 2020年6月5日支付15万元。"}),
    Twin("F16", "narratives.performance", {TEXT + "performance": "2020年2月30日验收。"},
         {TEXT + "performance": "2020年2月29日验收。"}),
    Twin("F17", "narratives.overview", {TEXT + "overview": "截止12月31日已完成。"},
         {TEXT + "overview": "报名截止时间为12月31日。"}),
    Twin("F17", "objectives[0].target", {"objectives[0].target": "大于90%以上"},
         {"objectives[0].target": "大于90%"}),
    Twin("F18", "narratives.overview", {TEXT + "overview": "依据财预(2020)10号文件。"},
         {TEXT + "overview": "依据财预〔2020〕10号文件(2020年印发)。"}),
    Twin("F19", "objectives[0].progress", {"objectives[0].progress": "100"},
         {"objectives[0].progress": "100%"}),
    Twin("F20", "objectives[9].target",
         row("timeliness", "完成时间", "2020-12-01 00:00:00", "2020-11-01"),
         row("timeliness", "完成时间", "2020-12-01", "2020-11-01")),
    Twin("F21", "objectives[9].actual", row("timeliness", "完成时间", "2020-12-01", "2020.11"),
         row("timeliness", "完成时间", "2020年12月底前", "2020-11-01")),
    Twin("F22", "funds.spent.other", {"funds.spent.other": None}, {"funds.spent.other": "0.00"}),
    Twin("F23", "narratives.functions", {TEXT + "functions": "职" * 551},
         {TEXT + "functions": "职" * 550}, D),
)  # fmt: skip

MONEY_TWINS = (
    Twin("M01", "budget.year_end_balance", {"budget.year_end_balance": "1132.77"},
         {"budget.year_end_balance": "1132.78"}, D),
    Twin("M02", "budget.executed", {"budget.executed": "12256.16"},
         {"budget.executed": "12256.15"}, D),
    Twin("M04", "funds.spent.municipal", {"funds.spent.municipal": "15.01"},
         {"funds.spent.municipal": "15.00"}),
    Twin("M05", "funds.allocated", {"funds.allocated": "14.99"},
         {"funds.allocated": "14.99", TEXT + "other": "因压减一般性支出, 下达时调减100元。"}),
    Twin("M06", "funds.spent.municipal", {"funds.spent.municipal": "13.49"},
         {"funds.spent.municipal": "13.50"}),
    Twin("M06", "funds.spent.municipal", {EXECUTION: "按规则计算扣分。"},
         {EXECUTION: "尾款待验收后支付。"}, given={"funds.spent.municipal": "13.49"}),
    Twin("M07", "narratives.fund_use", {TEXT + "fund_use": "全年实际支出15.01万元。"},
         {TEXT + "fund_use": "全年实际支出15.004万元, 其中首付款5万元。"}),
    Twin("M07", "narratives.execution", {TEXT + "execution": "因故结转, 年末结余1132.87万元。"},
         {TEXT + "execution": "因故结转, 年末结余11327800元。"}, D),
    Twin("M11", "narratives.execution", {TEXT + "execution": TABLE.format("10", "20")},
         {TEXT + "execution": TABLE.format("10 0", "20")}, D),
    Twin("M12", "narratives.execution", {TEXT + "execution": TABLE.format("10 5", "24")},
         {TEXT + "execution": TABLE.format("10 5", "25")}, D),
    Twin("M13", "narratives.execution", {TEXT + "execution": "财政拨款支出110941483.61元。"},
         {TEXT + "execution": "财政拨款支出111233700元。"}, D),
    Twin("M14", "budget.budget_adjustment", {"basics.exempt_adjustment": "-3683.46"},
         {"basics.exempt_adjustment": "-3685.73"}, D,
         {"scores.budget_adjustment_rate.reason": "", TEXT + "execution": "全年支出正常。"}),
    Twin("M15", "budget.year_end_balance", {"budget.carried_over": "26.66"},
         {"budget.carried_over": "566.39"}, D,
         {"scores.carryover_balance_rate.reason": "", TEXT + "execution": "全年支出正常。"}),
    Twin("M16", "scores.carryover_balance_rate.analysis",
         {"scores.carryover_balance_rate.analysis": "1132.78÷11123.37×100%=10.18%"},
         {"scores.carryover_balance_rate.analysis": "1132.78÷12224.14×100%=9.3%"}, D),
    Twin("M17", "objectives[6].target", {"objectives[6].target": "5万元/套*2"},
         {"objectives[6].target": "5万元/套*3"}),
    Twin("M18", "narratives.fund_use",
         {TEXT + "fund_use": "共支出15万元, 其中: 维护费10万元, 评审费4.9万元。"},
         {TEXT + "fund_use": "共支出15万元, 其中: 维护费2套共10万元, 每套5万元, 评审费5万元。"}),
    Twin("M19", "narratives.fund_use", {TEXT + "fund_use": "用于平台维护。"},
         {TEXT + "fund_use": "用于平台维护15万元。"}),
    Twin("M21", "budget.carried_over", {"budget.carried_over": "26.67"},
         {"budget.carried_over": "26.66"}, D, context=CheckContext(last_year=LAST_DEPARTMENT)),
)  # fmt: skip

INDICATOR_TWINS = (
    Twin("I01", "objectives[8].actual", {"objectives[8].actual": "满意"},
         {"objectives[8].actual": "达到97%"}),
    Twin("I02", "objectives[8].actual", {"objectives[8].actual": ">95%"},
         {"objectives[8].actual": "95.1%"}),
    Twin("I03", "objectives[7].actual", {"objectives[7].actual": "有所提高"},
         {"objectives[7].actual": "提高, 解决96件"}, given={"objectives[7].target": "有所提高"}),
    Twin("I03", "objectives[7].actual", {"objectives[7].actual": "有所提高"},
         {"objectives[7].actual": "每月25日前", "objectives[7].target": "每月25日前"},
         given={"objectives[7].target": "有所提高"}),
    Twin("I04", "objectives[9].progress", row("quantity", "培训人数", "200人", "100人",
                                              progress="55%"),
         row("quantity", "培训人数", "200人", "100人", progress="50%")),
    Twin("I05", QUANTITY, {QUANTITY: "8.00"}, {QUANTITY: "7.99"},
         given=row("quantity", "培训人数", "200人", "199人")),
    Twin("I06", "objectives[9].reason", row("quantity", "培训人数", "200人", "199人"),
         row("quantity", "培训人数", "200人", "199人", reason="一人请假。")),
    Twin("I07", "objectives[9].actual", row("quantity", "培训人数", "200人", "260人"),
         row("quantity", "培训人数", "200人", "259人")),
    Twin("I07", "objectives[9].actual", row("quality", "增长率", "≥8%", "13%"),
         row("quality", "增长率", "≥8%", "12.9%")),
    Twin("I08", "objectives[9].actual", row("quantity", "设立资金", "1亿元", "10000万元"),
         row("quantity", "设立资金", "1亿元", "1亿元")),
    Twin("I08", "objectives[9].actual", row("cost", "抽检成本", "≤1500元/批次*96", "114000元"),
         row("cost", "抽检成本", "≤1500元/批次*96", "1187.5元/批次")),
    Twin("I09", "objectives[3].target", {"objectives[3].target": "≥100%"},
         {"objectives[3].target": "100%"}),
    Twin("I10", "objectives[9].target", row("sustainable_impact", "使用年限", "≥2年", "3年"),
         row("sustainable_impact", "使用年限", "≥1年", "1年")),
    Twin("I11", "objectives[9].category", row("quantity", "设备验收合格率", "≥90%", "95%"),
         row("quality", "设备验收合格率", "≥90%", "95%")),
    Twin("I12", "objectives[7].actual", {"objectives[7].actual": "明显好转"},
         {"objectives[7].actual": "好转3成"}, given={"objectives[7].target": "有所提高"}),
    Twin("I13", "objectives[8].actual", {TEXT + "performance": "满意度97%。"},
         {TEXT + "performance": "电话回访30户, 满意度97%。"}),
    Twin("I13", "objectives[8].actual", {TEXT + "performance": "电话满意度97%。"},
         {TEXT + "performance": "满意度97%（电话访问300人）。"}),
    Twin("I13", "objectives[8].actual", {TEXT + "performance": "满意度97%, 受益500户。"},
         {TEXT + "performance": "抽查用水户500户, 满意度97%。"}),
    Twin("I13", "basics.satisfaction_sample", {"basics.satisfaction_rate": "97.00"},
         {"basics.satisfaction_rate": "97.00", "basics.satisfaction_sample": 1}, D),
    Twin("I14", "objectives", {"objectives[8].category": "social_benefit",
                               "objectives[8].name": "使用率"},
         {"objectives[8].name": "使用人员评价"}),
    Twin("I15", "objectives[6].target", {"objectives[6].target": "15万元"},
         {"objectives[6].target": "控制在15万元以内"}),
    Twin("I16", "objectives[0].name", {"objectives[0].name": "指标1"},
         {"objectives[0].name": "指标1:运行"}),
    Twin("I17", "objectives[9].name", row("quantity", "指标1:培训", "2人", "2人"),
         row("quantity", "指标3:培训", "2人", "2人"), given={"objectives[0].name": "指标2:运行"}),
    Twin("I18", "objectives[9].target", row("quality", "落实政策", "《创新发展行动计划》", "落实"),
         row("quality", "落实政策", "落实行动计划", "已落实")),
    Twin("I19", "objectives[9].name", row("quantity", "2018年新认定的中心", "3个", "3个"),
         row("quantity", "2019年新认定的中心", "3个", "3个"),
         given={TEXT + "overview": "对2019年度新认定的中心给予奖励。"}),
    Twin("I20", "narratives.other", {TEXT + "other": "质量指标1应为2019年新认定。"},
         {TEXT + "other": "指标填报无更正。"}),
    Twin("I21", "narratives.performance",
         {TEXT + "performance": "13户市级技术中心获得奖励, 问卷30份。"},
         {TEXT + "performance": "14户市级技术中心获得奖励, 问卷30份。"},
         given=row("quantity", "新认定的市级技术中心", "14个", "14个")),
    Twin("I21", "basics.staff_total", {"basics.staff_total": 323}, {"basics.staff_total": 322}, D,
         {TEXT + "staffing": "人员稳定。"}),
    Twin("I21", "narratives.staffing", {TEXT + "staffing": "在职人员136人。"},
         {TEXT + "staffing": "在职人员137人, 退休178人。"}, D),
    Twin("I22", "narratives.fund_use",
         {TEXT + "fund_use": "15万元付给山西甲乙智能制造有限公司。"},
         {TEXT + "fund_use": "15万元付给山西甲乙玻璃智能制造有限公司。"},
         given={TEXT + "overview": "由山西甲乙玻璃智能制造有限公司承担。"}),
    Twin("I23", "objectives[9].actual", row("timeliness", "组织评审", "2020-09-01", "2019.7"),
         row("timeliness", "组织评审", "2020-09-01", "2020.7"),
         given={TEXT + "implementation": "2020年7月24日召开评审会。"}),
    Twin("I23", "objectives[9].actual", {TEXT + "implementation": "2019年7月24日召开评审会。"},
         {TEXT + "implementation": "2002年7月24日召开评审会。"},
         given=row("timeliness", "组织评审", "2020-09-01", "2020.7")),
    Twin("I24", LATE, {LATE: "7.00"}, {LATE: "6.99"},
         given=row("timeliness", "验收时间", "2020-10-01", "2020-10-02")),
    Twin("I24", LATE, row("timeliness", "验收时间", "2020-10-01", "2020-10-02"),
         row("timeliness", "验收时间", "2020-10-01", "2020-10-01")),
    Twin("I25", "scores.social_benefit.score", {TEXT + "other": "社会效益暂未显现。"},
         {TEXT + "other": "没有社会效益暂未显现的情况。"}),
    Twin("I26", "objectives[3].actual", {TEXT + "overview": "经内部招投标确定服务单位。"},
         {TEXT + "overview": "经公开招标确定服务单位。"}),
    Twin("I27", "objectives[0].target", {"objectives[0].target": "2套/年"},
         {"objectives[0].target": " 1套/年"}, context=CheckContext(approved=APPROVED)),
    Twin("I28", "project.attribute", {TEXT + "overview": "基金以股权投资方式出资。"},
         {TEXT + "overview": "基金以股权投资方式出资。", "project.attribute": "one_off"}),
    Twin("I28", "project.attribute", {TEXT + "overview": "属一次性投资任务。"},
         {TEXT + "overview": "每年投资。"}),
    Twin("I30", "objectives[8].target", {"objectives[8].target": ">94%"},
         {"objectives[8].target": ">96%"}, context=CheckContext(last_year=LAST_YEAR)),
)  # fmt: skip

SCORE_TWINS = (
    Twin("SC00", "scores.budget_execution_rate.score", {"funds.allocated": "0.00"},
         {"funds.allocated": "0.01"}),
    Twin("SC01", "scores.social_benefit.score", {"scores.social_benefit.score": "20.01"},
         {"scores.social_benefit.score": "20.00"}),
    Twin("SC02", "scores", {"scores.social_benefit.weight": "19.99"},
         {"scores.social_benefit.weight": "20.00"}),
    Twin("SC05", "scores", {"scores.indicator_clarity.score": "4.00"},
         {"scores.indicator_clarity.score": "3.99"}),
    Twin("SC06", "scores", {"scores.objective_reasonableness.score": "4.00"},
         {"scores.objective_reasonableness.score": "3.50"}),
    Twin("SC07", QUANTITY, {QUANTITY: "7.98"}, {QUANTITY: "7.99"}),
    Twin("SC08", "scores.indicator_clarity.reason", {"scores.indicator_clarity.reason": " "},
         {"scores.indicator_clarity.reason": "不够细化"}),
    Twin("SC09", "scores.economic_benefit.weight", {"scores.economic_benefit.reason": ""},
         {"scores.economic_benefit.reason": "不适用"}),
    Twin("SC10", "scores.ecological_benefit.weight",
         row("ecological_benefit", "节能", "1吨", "1吨"),
         row("social_benefit", "节能", "1吨", "1吨")),
    Twin("SC11", "scores.fixed_asset_utilisation.analysis",
         {"scores.fixed_asset_utilisation.analysis": "95%"},
         {"scores.fixed_asset_utilisation.analysis": "950÷1000×100%=95%"}, D),
    Twin("SC15", "scores.key_work_completion.score", {"scores.key_work_completion.score": "6.00"},
         {"scores.key_work_completion.score": "5.99"}, D),
    Twin("SC15", "scores.key_work_completion.score", {TEXT + "other": "已在报告中说明。"},
         {TEXT + "other": "已在相应指标中扣分。"}, D,
         {"scores.actual_completion.score": "4.00", "scores.key_work_completion.score": "6.00"}),
)  # fmt: skip

PEOPLE_TWINS = (
    Twin("X01", "year", {}, {},
         context=CheckContext(today=date(2021, 4, 1), due_on=date(2021, 3, 31)),
         passing_context=CheckContext(today=date(2021, 3, 31), due_on=date(2021, 3, 31))),
    Twin("X02", "narratives.analysis", {}, {}, D,
         context=CheckContext(unfinished_projects=("新动能专项资金",)),
         passing_context=CheckContext(unfinished_projects=())),
    Twin("X04", "evaluators", {"evaluators[1].section": "办公室"},
         {"evaluators[1].section": "财务科"}, D,
         {"evaluators[1]": {"name": "李四", "title": "科员", "phone": "0354-0000002"}}),
    Twin("X05", "responsible", {"responsible": "王五"}, {"responsible": "张 三"}),
    Twin("X08", "narratives.overview", {TEXT + "overview": COPIED},
         {TEXT + "overview": COPIED.replace("稳定运行", "平均可用率99.9%")},
         context=CheckContext(
             last_year=sheet_of({**project_document(), "narratives": {"overview": COPIED}}))),
)  # fmt: skip
