"""Every kind of defect within a form, with the way to plant it."""

from random import Random

from benchmarks.findings import spoiling
from benchmarks.findings.clean import Table
from benchmarks.findings.plant import (
    COST,
    QUALITY,
    QUANTITY,
    SATISFACTION,
    TIME,
    Plant,
    cell,
    in_department,
    in_project,
    instead,
    objective,
    score,
    told,
)

PLANTS: dict[str, Plant] = {
    "F00": cell("narratives.overview", "", " "),
    "F01": cell("implementing_unit", ""),
    "F02": cell("project.ends_on", None),
    "F03": cell("project.ends_on", "2020-12-31"),
    "F04": cell("department.code", ""),
    "F05": told("overview", "<p>详见附件</p>", "&nbsp;", "<span style='x'>注</span>"),
    "F06": cell("funds.spent.other", "-1.00"),
    "F07": told("fund_use", "另付评审费35800元。", "设备款260000元已付清。", "共补助126.5万。"),
    "F08": cell("phone", "0350-0000001 13800000000", "电话见附件", "0350-0000001、0350-0000002"),
    "F09": cell("responsible", "赵甲一 钱乙二", "赵甲一、钱乙二", "赵甲一/钱乙二"),
    "F10": in_project(spoiling.unsigned),
    "F11": spoiling.evaluator_cell(section=("国托", "老干", "一线")),
    "F13": cell("filled_on", None, "2021-11-30"),
    "F15": spoiling.add({"category": "quality"}, {"category": "cost", "name": "指标2："}),
    "F16": told(
        "fund_use", "2012年3月8日支付首付款。", "2031年6月5日拨付尾款。", "2010年9月1日转账到账。"
    ),
    "F17": told(
        "overview",
        "截止12月31日全部到位。",
        "资产帐实相符。",
        "年未结余资金已交回。",
        "资金己拨付到位。",
        "覆盖率大于95%以上。",
    ),
    "F18": told(
        "overview",
        "依据市财预(2021)15号文件。",
        "见丙政办发[2020]7号。",
        "按照市教发【2021】3号执行。",
    ),
    "F19": objective(QUANTITY, progress=("100", "98.5")),
    "F20": objective(TIME, target=("2021-12-31 00:00:00",)),
    "F21": objective(TIME, target=("2021-12-01",), actual=("2021.11", "2021/11/05")),
    "F22": cell("funds.spent.superior", None),
    "F23": cell("narratives.functions", "负责行业管理。" * 90, form="department"),
    "M01": cell("budget.year_end_balance", "1.23", "99999.00", form="department"),
    "M02": cell("budget.executed", "99999999.00", form="department"),
    "M04": in_project(
        lambda t, c: spoiling.set_spent(t, spoiling.budget_of(t) + c.choice((1, 50)))
    ),
    "M05": in_project(spoiling.short_allotment),
    "M06": in_project(spoiling.unexplained_low),
    "M07": in_project(spoiling.wrong_amount),
    "M11": spoiling.classes(half=True),
    "M12": spoiling.classes(half=False),
    "M13": in_department(spoiling.head_against_text),
    "M14": in_department(spoiling.more_adjusted),
    "M15": in_department(spoiling.more_left),
    "M16": in_department(spoiling.other_base),
    "M17": in_project(spoiling.products),
    "M18": in_project(spoiling.wrong_parts),
    "M19": instead(
        "fund_use", "资金用于设备购置和人员培训，做到专款专用。", "按合同支付，手续齐全。"
    ),
    "I01": objective(QUANTITY, actual=("已完成", "按计划完成", "达标")),
    "I02": objective(QUALITY, target=("≥95%",), actual=("≥95%", "95%以上", "不低于95%")),
    "I03": in_project(spoiling.copied_words),
    "I04": in_project(spoiling.wrong_progress),
    "I05": in_project(spoiling.missed_and_full),
    "I06": in_project(spoiling.missed_unexplained),
    "I07": objective(QUANTITY, target=("100人次",), actual=("160人次", "131人次")),
    "I08": objective(QUANTITY, target=("1亿元", "30个"), actual=("8000万元", "30人")),
    "I09": objective(
        QUALITY, name=("验收合格率", "抽检达标率"), target=("≥100%", "120%"), actual=("100%",)
    ),
    "I10": spoiling.add(
        {
            "category": "sustainable_impact",
            "name": "设备使用年限",
            "target": "≥8年",
            "actual": "8年",
        }
    ),
    "I11": objective(QUANTITY, name=("设备合格率", "村民满意度", "发放及时率")),
    "I12": in_project(spoiling.words_for_benefit),
    "I13": in_project(spoiling.without_survey),
    "I14": spoiling.drop(SATISFACTION),
    "I15": objective(COST, target=("120万元", "98.5万元")),
    "I16": objective(QUANTITY, name=("指标1", "指标1:")),
    "I17": objective(QUANTITY, name=("指标2:建设数量",)),
    "I18": objective(
        QUALITY, target=("《市级专项资金管理办法》", "《实施方案》（市发〔2021〕3号）")
    ),
    "I19": objective(QUANTITY, name=("对2019年新认定园区奖励",)),
    "I20": told(
        "other", "数量指标填写有误，应为80个。", "质量指标应改为合格率。", "目标值更正为120户。"
    ),
    "I21": in_project(spoiling.other_count),
    "I21/staff": in_department(spoiling.staff),
    "I22": in_project(spoiling.two_names),
    "I22/we": told("analysis", "我局认真履职。我委强化监管。", form="department"),
    "I23": in_project(spoiling.milestone),
    "I24": in_project(spoiling.late),
    "I25/effect": in_project(spoiling.admits_effect),
    "I25/output": in_project(spoiling.admits_output),
    "I26": spoiling.add(
        {"category": "quantity", "name": "政府采购率", "target": "100%", "actual": "100%"}
    ),
    "I28": told("overview", "资金以股权投资方式投入。", "用于新建业务用房。"),
    "SC00": cell("funds.budget.municipal", "0.00"),
    "SC01": in_project(lambda t, c: score(t, "indicator_clarity", score="4.01")),
    "SC02": in_project(lambda t, c: score(t, "indicator_clarity", weight="5.00")),
    "SC05": in_project(spoiling.all_full),
    "SC07": in_project(spoiling.off_the_rule),
    "SC08": in_project(spoiling.reasonless),
    "SC10": in_project(spoiling.benefit_without_points),
    "SC11": in_department(
        lambda t, c: score(
            t, "key_work_completion", analysis=c.choice(("完成", "95%", "全部办结。"))
        )
    ),
    "SC15": in_department(spoiling.not_achieved),
    "X04": in_department(spoiling.one_office),
    "X05": cell("responsible", "冯某某", "陈 某"),
}


def _also(first: Plant, second: Plant) -> Plant:
    def both(tables: list[Table], chance: Random) -> None:
        first(tables, chance)
        second(tables, chance)

    return both


PLANTS["I17"] = _also(
    PLANTS["I17"],
    spoiling.add({"category": "quantity", "name": "指标1:培训", "target": "2人", "actual": "2人"}),
)
PLANTS["I19"] = _also(PLANTS["I19"], told("overview", "对2021年度新认定园区给予奖励。"))
PLANTS["I26"] = _also(
    PLANTS["I26"], told("implementation", "经内部比选确定供应商。", "直接委托某公司实施。")
)
