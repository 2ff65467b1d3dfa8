from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum

import pytest

from evalforms.documents.page import page_html
from evalforms.frameworks.loader import load_framework
from evalforms.sheets.department import DepartmentSheet
from evalforms.sheets.project import ProjectSheet, SupervisingDepartment
from evalforms.sheets.rows import EvaluatorRow, ScoreRow
from evalforms.sheets.sheet import Sheet
from tests.documents.grid import page_of, text_of
from tests.documents.papers import capping_framework, department_sheet, project_sheet

FRAMEWORK = load_framework("jinzhong-2020")


def page_text(sheet: Sheet, edition: str = "official") -> str:
    return text_of(page_of(page_html(sheet, FRAMEWORK, edition=edition)))


def texts_of(value: object, path: str = "") -> dict[str, str]:
    """Every filled cell below a value as the paper should print it; codes and 基础数据 left out."""
    if path.endswith((".indicator", ".category", ".basics", "unit.code", ".signed_on")):
        return {}
    if is_dataclass(value):
        parts = [texts_of(getattr(value, f.name), f"{path}.{f.name}") for f in fields(value)]
    elif isinstance(value, tuple):
        parts = [texts_of(item, f"{path}[{number}]") for number, item in enumerate(value)]
    else:
        return {path: _printed(value, path)} if value not in (None, "") else {}
    return {key: text for part in parts for key, text in part.items()}


def _printed(value: object, path: str) -> str:
    if path.endswith(".weight") and isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, Enum):
        return {"recurring": "经常性项目", "one_off": "一次性项目"}[value.value]
    return "".join(str(value).split())


@pytest.mark.parametrize("sheet", [department_sheet(), project_sheet()], ids=lambda s: s.form)
def test_page_holds_every_value_of_the_sheet_whole(sheet: Sheet) -> None:
    printed = page_text(sheet)
    assert [path for path, text in texts_of(sheet).items() if text not in printed] == []


def test_department_page_follows_the_order_of_the_paper() -> None:
    printed = page_text(department_sheet())
    order = [
        "晋中市部门整体支出绩效自评表（2020年度）填报单位（公章）：晋中市工业和信息化局",
        "单位负责人李示例单位联系电话0354-0000001",
        "上年结转金额（万元）26.66年初预算金额（万元）22728.40",
        "预算调整金额（万元）-10504.26其他调整资金（万元）5.35",
        "预算执行金额（万元）11123.37年末结余金额（万元）1132.78",
        "单位职能概况",
        "单位人员情况",
        "预算执行情况",
        "部门整体支出绩效评价分析",
        "其他无",
        "二级指标三级指标指标分值计算分析情况评价得分参考分值设定分值",
        "投入1616——16.00工作目标设定工作规划合理性33.00",
        "过程4242——42.00预算执行预算完成率33.00",
        "产出2222——22.00职责履行",
        "效果2020——20.00履职效益",
        "综合得分100100——100.00评价结果等次优",
        "姓名职称/职务科室联系电话评价人员",
        "单位负责人（签章）：2021年7月13日",
    ]
    assert [part for part in order if part not in printed] == []
    assert sorted(order, key=printed.index) == order


def test_project_page_follows_the_order_of_the_paper() -> None:
    printed = page_text(project_sheet())
    order = [
        "晋中市财政支出项目绩效自评表（2020年度）填报单位（公章）：晋中市工业和信息化局",
        "项目名称企业技术创新奖励补助",
        "主管部门及代码202晋中市工业和信息化局实施单位晋中市工业和信息化局",
        "项目属性经常性项目项目期2019-05-01至2020-12-31",
        "项目资金情况（万元）预算资金市级预算资金345.00其他0.00预算下达资金345.00"
        "实际支出资金市级预算资金284.17上年结转资金0.00上级财政资金0.00其他",
        "项目概况",
        "项目资金使用情况",
        "项目组织实施情况",
        "绩效目标实现情况绩效指标（二级）绩效指标（三级）目标值实际完成指标值完成进度",
        "产出指标数量指标",
        "效益指标社会效益指标",
        "满意度指标服务对象满意度指标",
        "项目绩效情况",
        "其他需说明的问题无",
        "二级指标三级指标指标分值评价得分评分表投入：2019.47项目目标项目立项规范性33.00",
        "过程：2020.00",
        "产出：3030.00",
        "效果：3030.00",
        "综合得分：10099.47评价结果等次：优",
        "姓名职称/职务科室联系电话评价人员",
        "负责人：赵示例经办人：钱示例联系电话：0354-0000014填报日期：2021-07-02",
        "单位负责人（签章）：年月日",
    ]
    assert [part for part in order if part not in printed] == []
    assert sorted(order, key=printed.index) == order


@pytest.mark.parametrize("sheet", [DepartmentSheet(year=2020), ProjectSheet(year=2020)])
def test_empty_sheet_prints_empty_cells(sheet: Sheet) -> None:
    html = page_html(sheet, FRAMEWORK)
    assert "None" not in html
    assert "Decimal" not in html
    assert "评价结果等次" in text_of(page_of(html))
    assert "0.00" not in html


def test_placeholder_objectives_and_their_headings_are_not_printed() -> None:
    assert "经济效益指标" not in page_text(project_sheet())
    assert "完成进度——项目绩效情况" in page_text(project_sheet(objectives=()))


def test_reason_of_an_objective_stands_below_its_row() -> None:
    assert "92.86%偏差原因及改进措施：另1户" in page_text(project_sheet())


def test_reason_for_lost_points_is_printed_on_both_forms() -> None:
    lost = ScoreRow(
        "financial_rules_soundness", Decimal(3), Decimal("2.00"), "有制度。", "制度未修订"
    )
    department = page_text(department_sheet(scores=(lost,)))
    project = page_text(project_sheet(scores=(lost,)))
    assert "33.00有制度。扣分原因：制度未修订2.00" in department
    assert "管理制度健全性32.00计算分析情况：有制度。扣分原因：制度未修订" in project


@pytest.mark.parametrize(("score", "has_working"), [("2.72", True), ("3.00", False), (None, False)])
def test_blank_analysis_is_filled_with_the_working_of_the_printed_score(
    score: str | None, has_working: bool
) -> None:
    points = Decimal(score) if score else None
    printed = page_text(
        department_sheet(scores=(ScoreRow("budget_completion_rate", None, points),))
    )
    assert ("预算完成率=" in printed, "=2.72" in printed) == (has_working, has_working)
    assert "无法计算" not in printed


@pytest.mark.parametrize("sheet", [department_sheet(), project_sheet()], ids=lambda s: s.form)
def test_capped_total_says_why(sheet: Sheet) -> None:
    printed = text_of(page_of(page_html(sheet, capping_framework())))
    assert "综合得分不得超过50分" in printed
    assert "10050.00评价结果等次" in printed.replace("——", "").replace("：", "")


def test_text_is_escaped_and_keeps_its_line_breaks() -> None:
    overview = "<b>一</b>&amp;\n二 \"三\" '四'"
    sheet = project_sheet(narratives=replace(project_sheet().narratives, overview=overview))
    page = page_of(page_html(sheet, FRAMEWORK))
    assert overview in ["".join(cell.itertext()) for cell in page.iter("td")]
    assert list(page.iter("b")) == []


HOSTILE = {
    "R1": "<img src=file:///etc/passwd>",
    "R2": "<link rel=attachment href=file:///etc/passwd><a rel=attachment href=x>y</a>",
    "R3": "<style>@import url(file:///etc/passwd)</style>",
    "R4": "<object data=http://127.0.0.1:9/></object><p style='background:url(http://127.0.0.1:9/)'>",
    "R5": "<img src=http://127.0.0.1:9/redirect>",
    "R6": "<img src=http://10.255.255.1/slow>",
    "R7": "<svg><image href='http://127.0.0.1:9/'/></svg>",
    "R8": "<!DOCTYPE s [<!ENTITY a 'ha'>]><svg><use href='#a' id='a'/></svg>",
    "R9": "<img src=file:///dev/zero>",
    "R10": "<base href=file:///etc/><img src=passwd>",
    "R11": "<div>" * 5000,
    "R12": "<td colspan=99999999>",
    "R13": "<style>@page{size:1mm 1mm}</style>",
    "R14": "<tr><td>" * 5000,
    "R15": "<p style='font-size:99999999px'>",
    "R18": "{{ settings.SECRET_KEY }}{% load paper %}",
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markup_is_only_text(hostile: str) -> None:
    quiet, loud = (
        page_of(page_html(department_sheet(unit=unit, narratives=texts), FRAMEWORK))
        for unit, texts in (
            (department_sheet().unit, department_sheet().narratives),
            (
                replace(department_sheet().unit, name=hostile),
                replace(department_sheet().narratives, functions=hostile),
            ),
        )
    )
    assert [element.tag for element in loud.iter()] == [element.tag for element in quiet.iter()]
    assert "".join(hostile.split()) in text_of(loud)


def test_marks_that_reorder_or_hide_text_are_left_out() -> None:
    name = "\u202e00.001\u202c元\u200b\ufeff\x00\x1b"
    sheet = project_sheet(implementing_unit=name, department=SupervisingDepartment("1", name))
    assert "主管部门及代码100.001元实施单位00.001元项目属性" in page_text(sheet)
    assert {"\u202e", "\u200b", "\x00", "\x1b"} & set(page_html(sheet, FRAMEWORK)) == set()


def test_draft_alone_bears_the_watermark() -> None:
    marks = {
        edition: "草稿" in page_text(project_sheet(), edition)
        for edition in ("official", "public", "draft")
    }
    assert marks == {"official": False, "public": False, "draft": True}


def test_public_edition_shows_no_telephone_number() -> None:
    printed = page_text(project_sheet(), "public")
    assert "0354-0000014" not in printed
    assert "13800000012" not in printed
    assert "联系电话：****-*******" in printed
    assert "赵示例" in printed


def test_unknown_edition_is_refused() -> None:
    with pytest.raises(ValueError, match="secret"):
        page_html(project_sheet(), FRAMEWORK, edition="secret")


def test_page_has_no_inline_style_and_asks_for_nothing() -> None:
    page = page_of(page_html(project_sheet(), FRAMEWORK))
    attributes = {name for element in page.iter() for name in element.attrib}
    assert attributes <= {"lang", "charset", "class", "rowspan", "colspan", "scope", "id"}
    assert [element.get("id") for element in page.iter() if element.get("id")] == ["seal-place"]


def test_signing_date_is_left_blank_until_signed() -> None:
    assert "（签章）：年月日" in page_text(department_sheet(signed_on=None))
    assert "（签章）：2021年3月5日" in page_text(department_sheet(signed_on=date(2021, 3, 5)))


def test_every_evaluator_is_printed() -> None:
    people = tuple(EvaluatorRow(f"评价人{number:02}", "科员") for number in range(30))
    printed = page_text(department_sheet(evaluators=people))
    assert [person.name for person in people if person.name not in printed] == []
