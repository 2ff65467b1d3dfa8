"""The same contradictions in other words: each with a wording that narrowly is none."""

import pytest

from tests.checks.twins import D, Twin, cells_found, row

TEXT = "narratives."
VENUES = row("quantity", "补助开放场馆", "8个", "8个")
DEVICES = row("quantity", "购置设备", "150台", "150台")
DREDGED = row("quantity", "清淤河道长度", "12.6公里", "12.6公里")
CHECKED = row("timeliness", "验收完成时间", "2020年11月30日", "2020年11月20日")
MONTHLY = {"basics.project_count": None, "basics.projects_achieved": None}

TWINS = (
    Twin("I21", TEXT + "performance",
         {TEXT + "performance": "受补助的9个场馆全年开放。"},
         {TEXT + "performance": "其中城区的6个场馆全年开放。"}, given=VENUES),
    Twin("I21", TEXT + "performance",
         {TEXT + "performance": "为三十一家卫生院配备设备一百五十二台。"},
         {TEXT + "performance": "为三十一家卫生院配备设备一百五十台。"}, given=DEVICES),
    Twin("I21", TEXT + "performance",
         {TEXT + "performance": "完成清淤河道11.2公里。"},
         {TEXT + "performance": "完成清淤河道12600米。"}, given=DREDGED),
    Twin("I21", TEXT + "staffing",
         {TEXT + "staffing": "在职137人, 离休7人, 退休178人, 合计325人。"},
         {TEXT + "staffing": "实有在职137人, 离休7人, 退休178人, 合计322人。"}, D),
    Twin("I21", TEXT + "analysis",
         {TEXT + "analysis": "本年度应评价项目七个, 已反馈科室。"},
         {TEXT + "analysis": "本年度应评价项目六个, 其中三个达到预期目标。"}, D),
    Twin("SC15", "scores.actual_completion.score",
         {TEXT + "analysis": "应评价项目六个, 其中三个达到预期目标。"},
         {TEXT + "analysis": "应评价项目六个, 六个均达到预期目标。"}, D,
         given={**MONTHLY, "scores.actual_completion.score": "8.00"}),
    Twin("I23", "objectives[9].actual",
         {TEXT + "implementation": "2020年10月20日通过验收。"},
         {TEXT + "implementation": "原定2020年10月20日验收, 2020年8月启动首轮验收准备。"},
         given=CHECKED),
    Twin("I13", "objectives[8].actual",
         {TEXT + "performance": "平台运行正常, 满意度97%。"},
         {TEXT + "performance": "平台运行正常, 现场填写意见卡, 共收回186张, 满意度97%。"}),
    Twin("I19", "objectives[9].name",
         {"objectives[9].name": "2018年计划修缮设施"},
         {"objectives[9].name": "较2018年新增修缮设施"},
         given=row("quantity", "计划修缮设施", "9处", "9处")),
    Twin("I25", "scores.actual_completion_rate.score",
         {TEXT + "performance": "线上用户数距年度目标仍有差距。"},
         {TEXT + "performance": "与高质量发展的要求相比仍有差距。"}),
    Twin("I25", "scores.completion_timeliness_rate.score",
         {TEXT + "implementation": "验收延期至2021年3月。"},
         {TEXT + "implementation": "时限延期至2021年3月, 宣传月延期至9月, 9月底如期结束。"}),
    Twin("M05", "funds.allocated",
         {TEXT + "fund_use": "到位14万元, 已支付14万元。"},
         {TEXT + "fund_use": "到位14万元, 其余1万元列入下一年度预算, 已支付14万元。"},
         given={"funds.allocated": "14.00", "funds.spent.municipal": "14.00"}),
    Twin("M16", TEXT + "execution",
         {TEXT + "execution": "结转结余率=1132.78÷11123.37×100%=10.18%。"},
         {TEXT + "execution": "结转结余率为9.27%, 上年结转结余率10.18%。"}, D),
)  # fmt: skip


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.rule)
def test_violation_is_found_at_its_cell(twin: Twin) -> None:
    assert twin.cell in cells_found(twin, twin.violates, twin.context)


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.rule)
def test_its_twin_passes(twin: Twin) -> None:
    assert twin.cell not in cells_found(twin, twin.passes, twin.context)
