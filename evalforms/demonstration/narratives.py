"""The five text rows of a made-up project sheet: its figures, told in a few varied ways."""

from random import Random

from evalforms.demonstration.courses import Course, Outcome
from evalforms.demonstration.units import Department, DemoProject
from evalforms.sheets.project import ProjectNarratives

_AIMS = (
    "项目依据年度工作要点和部门职责设立，立项前经过调研论证和集体研究",
    "项目列入市级部门预算，由主管部门会同财政部门审定实施方案",
    "项目为落实市委、市政府年度重点任务设立，绩效目标与预算同步申报、同步批复",
)
_WAYS = (
    "成立由分管领导负责的工作小组，制定实施方案，按月调度、按季通报",
    "实行清单管理，明确责任科室和完成时限，实施过程留存影像和台账资料",
    "通过公开采购择优确定承担单位，合同签订、过程检查和验收程序完整",
)
_CONTROLS = (
    "资金实行专账核算，拨付经科室初审、财务复核、领导审批三个环节",
    "按合同约定和实施进度分批拨付，由财务科对支出凭证逐笔复核",
    "执行国库集中支付，支出范围与批复用途一致，接受审计监督",
)
_TROUBLES = {
    Course.UNDERSPENT: "部分采购中标价低于预算，另有质保金未到支付期，形成结余，拟按规定交回财政统筹使用。",
    Course.LATE: "受疫情防控影响，上半年不具备现场实施条件，完成时间晚于计划，已通过增加施工班组追赶进度。",
    Course.UNMET: "申报数量少于年初预计，符合条件的对象不足，年度目标没有全部完成，剩余任务转入下一年度。",
    Course.SHORT_OF_FUNDS: "年度中按照压减一般性支出的要求调减了下达资金，项目按保重点的原则调整了实施内容。",
    Course.TROUBLED: "资金下达较晚，承担单位中途更换，工程量没有完成，已约谈承担单位并重新制定进度计划。",
    Course.STALLED: "前期手续办理缓慢，项目到第四季度才启动，多数任务没有实施，拟申请调减下一年度预算。",
}


def narrate(
    project: DemoProject, department: Department, outcome: Outcome, *, chance: Random
) -> ProjectNarratives:
    return ProjectNarratives(
        overview=_overview(project, department, chance=chance),
        fund_use=_fund_use(project, outcome, chance=chance),
        implementation=_implementation(project, outcome, chance=chance),
        performance=_performance(project, outcome),
        other=_TROUBLES.get(outcome.course, "无"),
    )


def _overview(project: DemoProject, department: Department, *, chance: Random) -> str:
    return (
        f"{department.unit.name}{department.duties}。{chance.choice(_AIMS)}。"
        f"“{project.name}”项目2020年度安排市级预算资金{project.budget}万元，"
        f"计划{project.output}{project.target}{project.measure}，"
        f"{project.quality}达到95%以上，{project.effect}{project.effect_target}"
        f"{project.effect_measure}。"
    )


def _fund_use(project: DemoProject, outcome: Outcome, *, chance: Random) -> str:
    text = (
        f"年初预算{project.budget}万元，下达{outcome.allocated}万元，"
        f"实际支出{outcome.spent}万元，全部用于{project.output}。{chance.choice(_CONTROLS)}。"
    )
    left = outcome.allocated - outcome.spent
    return f"{text}年末结余{left}万元。" if left else text


def _implementation(project: DemoProject, outcome: Outcome, *, chance: Random) -> str:
    day = f"{outcome.finished_on.year}年{outcome.finished_on.month}月{outcome.finished_on.day}日"
    return (
        f"项目由{project.unit.name}组织实施。{chance.choice(_WAYS)}。"
        f"{day}完成全部验收或核查手续，资料已归档。"
    )


def _performance(project: DemoProject, outcome: Outcome) -> str:
    return (
        f"产出方面：{project.output}{outcome.done}{project.measure}，"
        f"{project.quality}{outcome.quality}%。"
        f"效益方面：{project.effect}{outcome.effect}{project.effect_measure}。"
        f"满意度方面：向{project.asked}发放问卷{outcome.asked}份，满意度{outcome.satisfaction}%。"
    )
