"""The four real forms with texts of our own that carry the same facts, and invented people."""

import json
from typing import Any

from evalforms.sheets.codec import read_sheet
from evalforms.sheets.sheet import Sheet
from tests.golden_sheets import document

PHONE = "0354-0000001"
DEPARTMENT_TEXTS = {
    "functions": "我局主管全市工业、信息化与国有资产监管，"
    + "承担规划编制、运行监测、技术改造等职责。" * 28,
    "staffing": "年末共322人：在职137人，离休7人，退休178人。与2019年相比减少4人，其中"
    "2020新近在职人员6人，新增退休1人，划转4人，自然减员7人。",
    "execution": "财政拨款收入总额为122241483.61元，财政拨款支出总额为110941483.61元。"
    "201 一般公共服务支出 14438328.04 14438328.04 208 社会保障和就业支出 9835274.49 9835274.49 "
    "210 卫生健康支出 686593.29 686593.29 212 城乡社区支出 83357505.18 83357505.18 "
    "213 农林水支出 415000 415000 214 交通运输支出 10020 215 资源勘探信息等支出 11300000 "
    "221 住房保障支出 2036132.61 222 粮油物资储备支出 162630 162630 "
    "合计 122241483.61 110941483.61",
    "analysis": "我委本年列入绩效考核的项目共6项，项目总金额20591.6万元。截止12月31日实现绩效目标"
    "有3项："
    "1、企业技术创新奖励补助资金。为鼓励创新，奖励3户省级、14户市级企业技术中心，投入资金284.2万"
    "元；"
    "2、优势企业转型信息化平台。全年投入15万元，用于平台维护；"
    "3、新动能专项资金。用于技改项目的配套、补助和贴息，当年投入5000万元。"
    "因疫情，还有三项没有达到目标：“企业上云”补贴、企业家培训、两化融合培训。",
    "other": "无",
}
ANALYSES = {
    "asset_safety": "资产保存完整，帐实相符。",
    "carryover_balance_rate": "结转结余率=1132.78÷11123.37×100%=10.18%",
    "fixed_asset_utilisation": "95%",
    "key_work_completion": "完成",
}
PLATFORM_TEXTS = {
    "overview": "按照全省推动“企业上云”的安排，建设面向优势企业的工业云平台。通过内部招投标选定运"
    "营商承担维护。",
    "fund_use": "提供全天候电话和网络支持；修改首页模板，增加栏目；定期备份数据、检测运行情况。",
    "implementation": "运营商实时维护平台，按我单位提供的书面材料更新内容并及时上传。",
    "performance": "平台基本正常，出现问题时运营商及时处理。每年付给运营商15万元运维费用。",
}
INNOVATION_TEXTS = {
    "overview": "依据市厅发(2015)28号文件和民营经济二十五条，对2019年度新认定的3户省级企业技术中"
    "心、"
    "13户市级企业技术中心给予奖励，标准为省级每户50万元、市级每户10万元。",
    "fund_use": "共支付资金284.1674万元。其中：省级3户150万元，市级13户130万元，专家评审费41674元"
    "。",
    "implementation": "2020年4月印发申报2020年度市级中心的通知。2020年7月24日召开评价会，8月17日"
    "公布结果。",
    "performance": "企业研发投入和研发水平不断提升，产学研结合更加紧密。",
    "other": "质量指标的对象应为2019年新认定的省、市级企业技术中心，请以此为准。",
}
FUND_TEXTS = {
    "overview": "2019年7月10日工信部批复设立合作区。基金管理公司联合县政府、山西甲乙玻璃实业有限"
    "公司"
    "组建了山西甲乙玻璃智能制造有限公司。",
    "fund_use": "2002年6月5日，国资公司向基金打款5000万元。2020年6月23日，基金联合出资9000万元投向"
    "山西甲乙智能制造有限公司。其中产业基金出资5000万元，带动社会资本4000万元。",
    "implementation": "理事会批复、投决会通过后完成投资，投后以现场走访和电话方式了解企业情况。",
    "performance": "公司建设智慧工厂，示范意义较大。项目目前处于建设期，暂未有收益，企业较为满意。",
    "other": "大规模智能化生产的经验不足，产品效能和成本控制效果有待验证。",
}


def real_form(name: str) -> Sheet:
    """`department`, `project-platform`, `project-innovation` or `project-fund`."""
    table = document(name)
    _TELL[name](table)
    return read_sheet(json.dumps(table))


def _department(table: dict[str, Any]) -> None:
    table["head"] = {"name": "测试甲", "phone": PHONE}
    table["narratives"] = DEPARTMENT_TEXTS
    table["evaluators"] = [_person(name, "办公室") for name in ("测试乙", "测试丙", "测试丁")]
    for row in table["scores"]:
        row["analysis"] = ANALYSES.get(row["indicator"], "")


def _platform(table: dict[str, Any]) -> None:
    table["department"] = {"code": "202"}
    table["narratives"] = PLATFORM_TEXTS
    table["funds"]["budget"]["other"] = None
    table["evaluators"] = [_person("测试甲", "创业创新推进部"), _person("测试乙", "")]
    table |= {"responsible": "测试甲", "handler": "测试乙", "phone": PHONE}
    table["objectives"] += [{"category": "economic_benefit"}, {"category": "ecological_benefit"}]


def _innovation(table: dict[str, Any]) -> None:
    table["department"] = {"code": "202"}
    table["narratives"] = INNOVATION_TEXTS
    table["evaluators"] = [_person(name, "行政审批科(创新科)") for name in ("测试甲", "测试乙")]
    table |= {"responsible": "测试甲", "handler": "测试乙", "phone": PHONE}
    table["objectives"][2]["name"] = "指标1:对2018年新认定的省、市级企业技术中心进行补助"
    table["objectives"][2]["target"] = "《创新发展行动计划》市厅发(2015)28号"


def _fund(table: dict[str, Any]) -> None:
    table["department"] = {"code": "202"}
    table["narratives"] = FUND_TEXTS
    table["project"] |= {"starts_on": None, "ends_on": None}
    table["evaluators"] = [_person("测试甲", "节能科"), _person("测试乙", "国托")]
    table |= {
        "responsible": "测试丙 测试丁",
        "handler": "测试甲 测试乙",
        "phone": "0354-0000001 0354-0000002",
    }
    rows = table["objectives"]
    rows[1]["name"] = rows[2]["name"] = "指标1"
    rows[3]["name"], rows[4]["name"] = "指标2: 企业利税", "指标1: 企业销售收入"


def _person(name: str, section: str) -> dict[str, str]:
    return {"name": name, "title": "科员", "section": section, "phone": PHONE}


_TELL = {
    "department": _department,
    "project-platform": _platform,
    "project-innovation": _innovation,
    "project-fund": _fund,
}
