"""Official wording of every cell, once: messages, pages and print all take it from here."""

from evalforms.sheets.project import ProjectAttribute
from evalforms.sheets.rows import ObjectiveCategory

TITLES = {
    "department": "部门整体支出绩效自评表",
    "project": "财政支出项目绩效自评表",
}

ATTRIBUTES = {
    ProjectAttribute.RECURRING: "经常性项目",
    ProjectAttribute.ONE_OFF: "一次性项目",
}

CATEGORIES = {
    ObjectiveCategory.QUANTITY: "数量指标",
    ObjectiveCategory.QUALITY: "质量指标",
    ObjectiveCategory.TIMELINESS: "时效指标",
    ObjectiveCategory.COST: "成本指标",
    ObjectiveCategory.ECONOMIC_BENEFIT: "经济效益指标",
    ObjectiveCategory.SOCIAL_BENEFIT: "社会效益指标",
    ObjectiveCategory.ECOLOGICAL_BENEFIT: "生态效益指标",
    ObjectiveCategory.SUSTAINABLE_IMPACT: "可持续影响指标",
    ObjectiveCategory.SATISFACTION: "服务对象满意度指标",
}

CATEGORY_GROUPS = {
    "产出指标": (
        ObjectiveCategory.QUANTITY,
        ObjectiveCategory.QUALITY,
        ObjectiveCategory.TIMELINESS,
        ObjectiveCategory.COST,
    ),
    "效益指标": (
        ObjectiveCategory.ECONOMIC_BENEFIT,
        ObjectiveCategory.SOCIAL_BENEFIT,
        ObjectiveCategory.ECOLOGICAL_BENEFIT,
        ObjectiveCategory.SUSTAINABLE_IMPACT,
    ),
    "满意度指标": (ObjectiveCategory.SATISFACTION,),
}

DEPARTMENT_CELLS = {
    "year": "年度",
    "unit.code": "填报单位代码",
    "unit.name": "填报单位",
    "head.name": "单位负责人",
    "head.phone": "单位联系电话",
    "budget.carried_over": "上年结转金额",
    "budget.initial_budget": "年初预算金额",
    "budget.budget_adjustment": "预算调整金额",
    "budget.other_adjustment": "其他调整资金",
    "budget.executed": "预算执行金额",
    "budget.year_end_balance": "年末结余金额",
    "narratives.functions": "单位职能概况",
    "narratives.staffing": "单位人员情况",
    "narratives.execution": "预算执行情况",
    "narratives.analysis": "部门整体支出绩效评价分析",
    "narratives.other": "其他",
    "basics.authorised_posts": "编制数",
    "basics.on_post_staff": "在职人员数",
    "basics.three_public_budget": "“三公经费”预算数",
    "basics.three_public_actual": "“三公经费”支出数",
    "basics.three_public_last_year": "“三公经费”上年数",
    "basics.key_project_expenditure": "重点项目支出",
    "basics.project_expenditure": "项目总支出",
    "basics.exempt_adjustment": "政策性等可剔除的调整额",
    "basics.planned_payment_progress": "既定支付进度",
    "basics.public_expense_budget": "公用经费预算安排数",
    "basics.public_expense_actual": "公用经费实际支出数",
    "basics.procurement_budget": "政府采购预算数",
    "basics.procurement_actual": "实际政府采购金额",
    "basics.fixed_assets_total": "所有固定资产总额",
    "basics.fixed_assets_in_use": "实际在用固定资产总额",
    "basics.planned_tasks": "计划工作数",
    "basics.completed_tasks": "实际完成工作数",
    "basics.quality_tasks": "质量达标工作数",
    "basics.key_tasks": "重点工作数",
    "basics.completed_key_tasks": "重点工作办结数",
    "basics.staff_total": "实有人数",
    "basics.retired_cadres": "离休人员数",
    "basics.retired": "退休人员数",
    "basics.project_count": "项目数",
    "basics.projects_achieved": "实现绩效目标的项目数",
    "basics.satisfaction_rate": "满意度",
    "basics.satisfaction_sample": "满意度调查样本数",
    "signed_on": "单位负责人(签章)日期",
}

PROJECT_CELLS = {
    "year": "年度",
    "project.name": "项目名称",
    "project.attribute": "项目属性",
    "project.starts_on": "项目期开始日期",
    "project.ends_on": "项目期结束日期",
    "department.code": "主管部门代码",
    "department.name": "主管部门",
    "implementing_unit": "实施单位",
    "funds.budget.municipal": "预算资金-市级预算资金",
    "funds.budget.other": "预算资金-其他",
    "funds.allocated": "预算下达资金",
    "funds.spent.municipal": "实际支出资金-市级预算资金",
    "funds.spent.carried_over": "实际支出资金-上年结转资金",
    "funds.spent.superior": "实际支出资金-上级财政资金",
    "funds.spent.other": "实际支出资金-其他",
    "narratives.overview": "项目概况",
    "narratives.fund_use": "项目资金使用情况",
    "narratives.implementation": "项目组织实施情况",
    "narratives.performance": "项目绩效情况",
    "narratives.other": "其他需说明的问题",
    "responsible": "负责人",
    "handler": "经办人",
    "phone": "联系电话",
    "filled_on": "填报日期",
    "signed_on": "单位负责人(签章)日期",
}

CELLS = {"department": DEPARTMENT_CELLS, "project": PROJECT_CELLS}

OBJECTIVE_COLUMNS = {
    "category": "二级指标",
    "name": "三级指标",
    "target": "目标值",
    "actual": "实际完成指标值",
    "progress": "完成进度",
    "reason": "偏差原因及改进措施",
}

SCORE_COLUMNS = {
    "weight": "设定分值",
    "score": "评价得分",
    "analysis": "计算分析情况",
    "reason": "扣分原因",
}

EVALUATOR_COLUMNS = {
    "name": "姓名",
    "title": "职称/职务",
    "section": "科室",
    "phone": "联系电话",
}
