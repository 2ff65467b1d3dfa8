"""疑点规则 as a table: every rule with what it finds, the edition's level and the round's."""

from collections.abc import Mapping
from dataclasses import dataclass

from evalforms.checks.across.rules import CROSS_RULES
from evalforms.checks.rules import RULES
from evalforms.frameworks.check_settings import CheckSettings, RuleSetting
from evalforms.rulesets.models import RuleLevel
from evalforms.rulesets.written import written

GROUPS = {
    "F": "完整与格式",
    "M": "资金",
    "I": "绩效目标",
    "SC": "评分",
    "X": "时间、人员与跨表",
}
PARAMETERS = {
    "above": "超过（%）",
    "also": "另外允许的名称",
    "endings": "允许的名称结尾",
    "execution_below": "执行率低于（%）",
    "from": "达到（%）",
    "functions_most": "主要职能最多字数",
    "growth_above": "增长超过（%）",
    "growth_counts_from": "增长金额占比达到（%）",
    "least": "最少字数",
    "length_from": "文字达到（字）",
    "longest": "最多字数",
    "may_exceed": "可以超过100%的指标用词",
    "most": "最多字数",
    "not_under": "用词 = 不能归入的类别",
    "offices": "综合性科室",
    "only_under": "用词 = 只能归入的类别",
    "tolerance": "允许误差",
    "typos": "错误写法（正则） = 正确写法",
    "years_before": "早于项目开始（年）",
    "yuan_from": "元为单位的金额达到（元）",
}
LEVEL_WORDS = {level: label.partition("（")[0] for level, label in RuleLevel.choices}


@dataclass(frozen=True, slots=True)
class ParameterCell:
    field: str
    label: str
    text: str
    lines: int
    is_changed: bool


@dataclass(frozen=True, slots=True)
class RuleRow:
    """default: the edition's level in words; level: the one shown in the list of choices."""

    code: str
    title: str
    default: str
    level: str
    is_changed: bool
    parameters: tuple[ParameterCell, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    title: str
    rows: tuple[RuleRow, ...]


def rule_titles() -> dict[str, str]:
    """What each rule finds; a code with a sheet of its own and one across sheets has both."""
    titles: dict[str, list[str]] = {}
    named = [(rule.code, rule.title) for rule in RULES]
    named += [(rule.code, rule.title) for rule in CROSS_RULES]
    for code, title in named:
        titles.setdefault(code, []).append(title)
    return {code: "；".join(dict.fromkeys(parts)) for code, parts in titles.items()}


def rule_groups(
    edition: CheckSettings,
    shown: CheckSettings,
    *,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
) -> list[RuleGroup]:
    """typed: what a person sent and could not be taken, shown again as it was."""
    titles = rule_titles()
    rows: dict[str, list[RuleRow]] = {prefix: [] for prefix in GROUPS}
    for code, base in edition.items():
        if code not in titles:
            continue
        now = shown[code]
        rows[code.rstrip("0123456789")].append(
            RuleRow(
                code=code,
                title=titles[code],
                default=LEVEL_WORDS[base.level],
                level=typed.get(f"{code}-level", now.level),
                is_changed=now != base,
                parameters=_parameters(code, base, now, typed=typed),
                problem=problems.get(code, ""),
            )
        )
    return [RuleGroup(GROUPS[prefix], tuple(found)) for prefix, found in rows.items()]


def _parameters(
    code: str, base: RuleSetting, now: RuleSetting, *, typed: Mapping[str, str]
) -> tuple[ParameterCell, ...]:
    cells = []
    for name, value in now.parameters.items():
        field = f"{code}-{name}"
        text = typed.get(field, written(value))
        is_long = not isinstance(base.parameters[name], str) and "\n" in written(value)
        lines = min(6, text.count("\n") + 1) if is_long else 1
        is_changed = value != base.parameters[name]
        cells.append(ParameterCell(field, PARAMETERS.get(name, name), text, lines, is_changed))
    return tuple(cells)
