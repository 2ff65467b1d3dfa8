"""部门整体支出绩效自评表: the balance as one types, basic figures entered once, 100.00 points."""

from playwright.sync_api import Page, expect

from tests.journeys.browsers import Windows
from tests.journeys.pages import filling, home

SUBJECT = "部门整体支出绩效自评表"
HEAD = {"单位负责人": "测试乙", "单位联系电话": "0354-0000002"}
MONEY_IN = {
    "上年结转金额": "26.66",
    "年初预算金额": "22,728.40",
    "预算调整金额": "－１０，５０４．２６",
    "其他调整资金": "5.35",
    "预算执行金额": "111,233,700元",
}
NARRATIVES = {
    "单位职能概况": "主管全市工业经济运行和信息化推进工作。",
    "单位人员情况": "年末实有322人，其中在职137人、离休7人、退休178人。",
    "预算执行情况": "全年执行11123.37万元，年末结余1132.78万元。",
    "部门整体支出绩效评价分析": "纳入绩效管理的项目6项，实现绩效目标3项。",
}
BASICS = {
    "在职人员数": "137",
    "实有人数": "322",
    "离休人员数": "7",
    "退休人员数": "１７８",
    "项目数": "6个",
    "实现绩效目标的项目数": "3",
}
FULL_MARKS = {
    "工作规划合理性": "3",
    "工作目标明确性": "3",
    "在职人员控制率": "3",
    "“三公经费”变动率": "3",
    "重点支出安排率": "4",
    "预算完成率": "3",
    "预算调整率": "3",
    "支付进度率": "4",
    "结转结余率": "3",
    "公用经费控制率": "2",
    "“三公经费”控制率": "2",
    "政府采购执行率": "3",
    "财务管理制度健全性": "3",
    "资金使用合规性": "3",
    "预决算信息公开性": "3",
    "基础信息完善性": "3",
    "资产管理制度健全性": "3",
    "资产管理安全性": "3",
    "固定资产利用率": "4",
    "完成实绩情况": "8",
    "质量达标情况": "8",
    "重点工作完成情况": "6",
    "经济效益": "5",
    "社会效益": "5",
    "生态效益": "5",
    "社会公众或服务对象满意度": "5",
}
EVALUATOR = {"姓名": "测试丁", "职称/职务": "科长", "科室": "办公室", "联系电话": "0354-0000011"}


def test_department_form_is_filled_and_submitted(windows: Windows, filler, open_round):
    page = windows.of(filler)
    home.start(page, SUBJECT)
    filling.type_cells(page, HEAD)
    watch_the_balance(page)
    filling.type_cells(page, NARRATIVES)
    filling.type_cells(page, BASICS)
    filling.type_cells(page, {f"{name} 评价得分": full for name, full in FULL_MARKS.items()})
    filling.type_cells(page, EVALUATOR)
    filling.wait_until_saved(page)

    take_over_the_working(page, "完成实绩情况", "实现绩效目标的项目数 3 ÷ 项目数 6 × 100% = 50.00%")
    take_over_the_working(page, "预算调整率", "年初预算 22728.40 × 100% = 46.22%")
    filling.wait_until_saved(page)
    expect(filling.figure(page, "综合得分")).to_have_text("100.00")
    expect(filling.panel(page)).to_contain_text("100.00优")
    assert filling.explain_warnings(page, "年中政策性追减，有批复文件为据。") > 0
    filling.submit(page)


def watch_the_balance(page: Page) -> None:
    """26.66 + 22,728.40 − 10,504.26 + 5.35 − 11,123.37 = 1,132.78."""
    balance = filling.figure(page, "收支平衡核对")
    filling.type_cells(page, MONEY_IN)
    expect(balance).to_have_text("应结余 1,132.78")
    filling.type_cell(page, "年末结余金额", "1,132.00")
    expect(balance).to_have_text("相差 -0.78")
    filling.type_cell(page, "年末结余金额", "1132.78")
    expect(balance).to_have_text("平衡")
    expect(filling.cell(page, "预算调整金额")).to_have_value("-10,504.26")


def take_over_the_working(page: Page, indicator: str, working: str) -> None:
    """What the basic figures give is written into 计算分析情况 at the press of a button."""
    analysis = filling.cell(page, f"{indicator} 计算分析情况")
    line = page.get_by_role("row").filter(has=analysis)
    line.get_by_role("button", name="填入计算过程").click()
    assert working in analysis.input_value()
