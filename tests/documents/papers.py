"""Filled sheets for the tests of the printed page; people, numbers and narratives are made up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from evalforms.frameworks.definitions import Framework, TotalCap
from evalforms.frameworks.loader import load_framework
from evalforms.sheets.department import (
    DepartmentBudget,
    DepartmentNarratives,
    DepartmentSheet,
    FilingUnit,
    Head,
)
from evalforms.sheets.project import (
    BudgetFunds,
    Funds,
    ProjectAttribute,
    ProjectIdentity,
    ProjectNarratives,
    ProjectSheet,
    SpentFunds,
    SupervisingDepartment,
)
from evalforms.sheets.rows import EvaluatorRow, ObjectiveCategory, ObjectiveRow, ScoreRow

UNIT = "晋中市工业和信息化局"

FUNCTIONS = (
    "我局是主管全市工业经济运行、信息化推进和中小企业服务工作的市政府组成部门，"
    "机关内设十二个科室，下属三个全额事业单位和一个自收自支事业单位。主要职责如下：\n"
    "（一）工业经济方面。拟订全市工业高质量发展规划并组织实施，监测分析工业经济运行态势，"
    "协调解决运行中的重大问题；指导工业企业技术创新、技术改造和质量品牌建设；"
    "负责全市工业和信息化领域节能降耗、资源综合利用和清洁生产促进工作。\n"
    "（二）信息化方面。统筹推进全市信息化建设，推动信息技术与制造业深度融合，"
    "组织实施企业上云、工业互联网标识解析等重点工程，指导协调工业信息安全。\n"
    "（三）中小企业方面。健全服务体系，改善融资环境，组织开展企业家素质提升培训，"
    "落实减轻企业负担的各项政策，受理并督办中小企业的合理诉求。\n"
    "（四）承担市委、市政府交办的其他任务，对所属单位的预算执行、资产管理和绩效目标实现情况进行监督。"
)
STAFFING = (
    "年末实有人数322人，其中在职人员137人、离休人员7人、退休人员178人。"
    "与上年相比减少4人：新录用6人，转入退休1人，划转4人，自然减员7人。"
)
EXECUTION = (
    "全年财政拨款收入122241483.61元，财政拨款支出110941483.61元，按功能分类如下：\n"
    "201 一般公共服务支出　14438328.04元\n"
    "208 社会保障和就业支出　9835274.49元\n"
    "210 卫生健康支出　686593.29元\n"
    "212 城乡社区支出　83357505.18元\n"
    "221 住房保障支出　2036132.61元\n"
    "年末结转11300000元，为资源勘探信息等支出中尚未验收的技术改造项目资金，已报财政部门办理结转手续。"
)
ANALYSIS = (
    "本年度纳入绩效管理的项目共6项，截至12月31日实现绩效目标3项：\n"
    "1.企业技术创新奖励补助。对评价合格的3户省级、13户市级企业技术中心给予奖励，支出284.17万元。\n"
    "2.优势企业转型信息化平台。平台全年正常运行，累计服务企业四百余户次，支出15.00万元。\n"
    "3.新动能专项资金。支持先进性强、带动性好的工业技改和转型项目，支出5000.00万元。\n"
    "受疫情影响，企业上云补贴、企业家素质提升工程、两化融合培训未能按计划开展，资金已按规定交回。"
    "下一步将提前编制实施方案，按季度通报进度，对连续两个季度低于序时进度的项目调减预算。"
)
OVERVIEW = (
    "根据《晋中市支持民营经济发展若干措施》，对新认定的国家级、省级、市级企业技术中心分别给予"
    "100万元、50万元、10万元的一次性奖励，引导企业加大研发投入，提升自主创新能力。"
    "本年度对上一年度新认定的3户省级企业技术中心、13户市级企业技术中心实施奖励。"
)
FUND_USE = (
    "共支付284.1674万元，其中省级企业技术中心奖励3户共150万元，市级企业技术中心奖励13户共130万元，"
    "评审费用4.1674万元。资金由市财政局直接拨付到企业账户，未发生截留、挤占和挪用。"
)
IMPLEMENTATION = (
    "4月印发申报通知，6月由县（区、市）主管部门初审并汇总上报，7月召开专家评审会，"
    "8月公示评审结果，公示期内未收到异议；12月完成资金拨付并组织抽查。"
)
PERFORMANCE = (
    "项目带动受奖企业研发投入同比增长11.6%，新增有效发明专利42件，"
    "初步形成以企业为主体、市场为导向、产学研相结合的技术创新体系。"
)

DEPARTMENT_WEIGHTS = {
    "work_plan_soundness": 3,
    "work_objective_clarity": 3,
    "on_post_staff_control_rate": 3,
    "three_public_change_rate": 3,
    "key_expenditure_share": 4,
    "budget_completion_rate": 3,
    "budget_adjustment_rate": 3,
    "payment_progress_rate": 4,
    "carryover_balance_rate": 3,
    "public_expense_control_rate": 2,
    "three_public_control_rate": 2,
    "procurement_execution_rate": 3,
    "financial_rules_soundness": 3,
    "fund_use_compliance": 3,
    "budget_disclosure": 3,
    "basic_information_completeness": 3,
    "asset_rules_soundness": 3,
    "asset_safety": 3,
    "fixed_asset_utilisation": 4,
    "actual_completion": 8,
    "quality_attainment": 8,
    "key_work_completion": 6,
    "economic_benefit": 5,
    "social_benefit": 5,
    "ecological_benefit": 5,
    "public_satisfaction": 5,
}
ANALYSES = {
    "work_plan_soundness": (
        "年度工作规划符合部门“三定”方案确定的职责，与全市国民经济和社会发展规划相衔接。"
    ),
    "on_post_staff_control_rate": "在职人员控制率 = 在职人员数137 ÷ 编制数146 × 100% = 93.84%",
    "key_expenditure_share": (
        "重点支出安排率 = 重点项目支出5299.17 ÷ 项目总支出8335.75 × 100% = 63.57%，"
        "重点项目为新动能专项资金、企业技术创新奖励补助和优势企业转型信息化平台。"
    ),
    "budget_completion_rate": (
        "预算完成率 = 预算执行11123.37 ÷（上年结转26.66 + 年初预算22728.40 + 预算调整-10504.26 "
        "+ 其他调整5.35）× 100% = 90.76%"
    ),
    "budget_adjustment_rate": (
        "预算调整率 = 10504.26 ÷ 22728.40 × 100% = 46.22%，主要为政策性追减。"
    ),
    "fund_use_compliance": (
        "资金使用符合国家财经法规和专项资金管理办法；拨付有完整的审批程序；重大开支经集体研究；"
        "不存在截留、挤占、挪用和虚列支出的情况。"
    ),
    "actual_completion": "认真履行部门职责，年初确定的42项重点任务全部完成。",
}

PROJECT_SCORES = {
    "project_initiation_compliance": (3, "3.00"),
    "objective_reasonableness": (4, "4.00"),
    "indicator_clarity": (4, "4.00"),
    "funds_in_place_rate": (3, "3.00"),
    "funds_timeliness_rate": (3, "3.00"),
    "budget_execution_rate": (3, "2.47"),
    "business_rules_soundness": (3, "3.00"),
    "rules_execution_effectiveness": (3, "3.00"),
    "project_quality_controllability": (4, "4.00"),
    "financial_rules_soundness": (3, "3.00"),
    "fund_use_compliance": (3, "3.00"),
    "financial_monitoring_effectiveness": (4, "4.00"),
    "actual_completion_rate": (8, "8.00"),
    "completion_timeliness_rate": (7, "7.00"),
    "quality_attainment_rate": (8, "8.00"),
    "cost_saving_rate": (7, "7.00"),
    "economic_benefit": (0, "0.00"),
    "social_benefit": (20, "20.00"),
    "ecological_benefit": (0, "0.00"),
    "sustainable_impact": (0, "0.00"),
    "public_satisfaction": (10, "10.00"),
}

EVALUATORS = (
    EvaluatorRow("赵示例", "科长", "规划与技术创新科", "0354-0000011"),
    EvaluatorRow("钱示例", "一级科员", "规划与技术创新科", "13800000012"),
    EvaluatorRow("孙示例", "科员", "财务科", "0354-0000013"),
)

C = ObjectiveCategory
OBJECTIVES = (
    ObjectiveRow(C.QUANTITY, "新认定的省级企业技术中心奖励户数", "3户", "3户", "100%"),
    ObjectiveRow(
        C.QUANTITY,
        "新认定的市级企业技术中心奖励户数",
        "14户",
        "13户",
        "92.86%",
        "另1户企业技术中心属介休市，由省级财政直管，不在本级奖励范围内；下年度按管理权限核定户数。",
    ),
    ObjectiveRow(C.QUALITY, "受奖企业技术中心评价合格率", "100%", "100%", "100%"),
    ObjectiveRow(C.TIMELINESS, "提交评价材料", "2020-05-01前", "按时提交", "100%"),
    ObjectiveRow(C.TIMELINESS, "组织专家核查评审", "2020-08-01前", "2020-07", "100%"),
    ObjectiveRow(C.COST, "省级企业技术中心奖励标准", "50万元/户×3", "150万元", "100%"),
    ObjectiveRow(C.COST, "市级企业技术中心奖励标准", "10万元/户×14", "130万元", "92.86%"),
    ObjectiveRow(
        C.SOCIAL_BENEFIT, "确保政策落实", "有利于示范和引导", "示范和引导作用明显", "100%"
    ),
    ObjectiveRow(C.SATISFACTION, "受奖企业满意度", "≥80%", "100%", "100%"),
    ObjectiveRow(C.ECONOMIC_BENEFIT),
)


def department_sheet(**changes: object) -> DepartmentSheet:
    """The filled department form; totals 100.00."""
    cells: dict[str, object] = {
        "year": 2020,
        "unit": FilingUnit("202", UNIT),
        "head": Head("李示例", "0354-0000001"),
        "budget": DepartmentBudget(
            Decimal("26.66"),
            Decimal("22728.40"),
            Decimal("-10504.26"),
            Decimal("5.35"),
            Decimal("11123.37"),
            Decimal("1132.78"),
        ),
        "narratives": DepartmentNarratives(FUNCTIONS, STAFFING, EXECUTION, ANALYSIS, "无"),
        "scores": tuple(
            ScoreRow(code, Decimal(weight), Decimal(weight), ANALYSES.get(code, "达到要求。"))
            for code, weight in DEPARTMENT_WEIGHTS.items()
        ),
        "evaluators": EVALUATORS,
        "signed_on": date(2021, 7, 13),
    }
    return DepartmentSheet(**{**cells, **changes})


def project_sheet(**changes: object) -> ProjectSheet:
    """The filled project form; totals 99.47."""
    cells: dict[str, object] = {
        "year": 2020,
        "project": ProjectIdentity(
            "企业技术创新奖励补助",
            ProjectAttribute.RECURRING,
            date(2019, 5, 1),
            date(2020, 12, 31),
        ),
        "department": SupervisingDepartment("202", UNIT),
        "implementing_unit": UNIT,
        "funds": Funds(
            BudgetFunds(Decimal("345.00"), Decimal("0.00")),
            Decimal("345.00"),
            SpentFunds(Decimal("284.17"), Decimal("0.00"), Decimal("0.00"), None),
        ),
        "narratives": ProjectNarratives(OVERVIEW, FUND_USE, IMPLEMENTATION, PERFORMANCE, "无"),
        "objectives": OBJECTIVES,
        "scores": tuple(
            ScoreRow(code, Decimal(weight), Decimal(score))
            for code, (weight, score) in PROJECT_SCORES.items()
        ),
        "evaluators": EVALUATORS,
        "responsible": "赵示例",
        "handler": "钱示例",
        "phone": "0354-0000014",
        "filled_on": date(2021, 7, 2),
    }
    return ProjectSheet(**{**cells, **changes})


def many_objectives(count: int, *, reasons: bool = False) -> tuple[ObjectiveRow, ...]:
    """So many filled objectives, in turn of every category."""
    categories = list(ObjectiveCategory)
    return tuple(
        ObjectiveRow(
            categories[number % len(categories)],
            f"第{number + 1}项目标：全年完成设备更新和技术改造的企业户数",
            f"{number + 1}户",
            f"{number + 1}户",
            "100%",
            "因招标流标一次，完工推迟一个月。" if reasons and number % 4 == 0 else "",
        )
        for number in range(count)
    )


def capping_framework() -> Framework:
    """The ordinary framework, but whoever executed less than 95 percent gets 50 points at most."""
    strict, ordinary = load_framework("rules-strict"), load_framework("jinzhong-2020")
    cap = TotalCap(execution_below=Decimal(95), maximum=Decimal(50))
    department, project = (
        replace(ordinary.form(form), caps=(cap,), execution=strict.form(form).execution)
        for form in ("department", "project")
    )
    return replace(ordinary, department=department, project=project)
