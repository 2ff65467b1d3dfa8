"""The table of all rules for the documentation: `python -m evalforms.checks.catalogue`."""

import sys
from collections.abc import Iterator
from decimal import Decimal

from evalforms.checks.across.rules import CROSS_RULES
from evalforms.checks.rules import RULES
from evalforms.checks.unchecked import UNCHECKED
from evalforms.frameworks.check_settings import Parameter, RuleSetting
from evalforms.frameworks.loader import DEFAULT_FRAMEWORK, load_framework

_LEVELS = {"error": "错误", "warning": "提醒", "hint": "提示", "off": "关闭"}
_PAPERS = {"department": "部门", "project": "项目"}
_HEAD = """# 检查规则

由 `python -m evalforms.checks.catalogue > docs/checks.md` 生成, 请勿手工修改。

错误阻止提交; 提醒需要书面说明, 说明随表报送; 提示只给审核人看。级别和参数在各指标框架的
`checks.toml` 中, 一个轮次可以另行设定。“严格”一列是 `rules-strict` 框架的级别。
`tests/checks/test_twins.py` 为每条规则各有一张违反和一张刚好不违反的表。
"""
_ALONE = """
## 单张表

| 规则 | 内容 | 表 | 栏目 | 级别 | 严格 | 参数 | 文件 | 测试 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""
_ACROSS = """
## 部门整体表与项目自评表之间

| 规则 | 内容 | 栏目 | 级别 | 文件 | 测试 |
| --- | --- | --- | --- | --- | --- |
"""
_NOT_CHECKED = """
## 不由检查判断的规则

| 规则 | 内容 | 原因 |
| --- | --- | --- |
"""
_LONGEST = 4
_TESTS = {"SC13": "test_scores.py"}


def catalogue() -> str:
    """Markdown: every rule with level, cells, parameters and test, and what is not checked."""
    return "".join((_HEAD, _ALONE, *_alone(), _ACROSS, *_across(), _NOT_CHECKED, *_unchecked()))


def _alone() -> Iterator[str]:
    for rule in RULES:
        setting = _setting(rule.code)
        yield _line(
            rule.code,
            rule.title,
            "、".join(_PAPERS[form] for form in rule.forms),
            f"`{rule.cells}`",
            _LEVELS[setting.level],
            _LEVELS[_setting(rule.code, "rules-strict").level],
            "; ".join(_parameter(name, value) for name, value in setting.parameters.items()),
            _file(rule.check.__module__),
            f"`{_TESTS.get(rule.code, 'test_twins.py')}`",
        )


def _across() -> Iterator[str]:
    for rule in CROSS_RULES:
        level = _LEVELS[_setting(rule.code).level]
        file = _file(rule.check.__module__)
        yield _line(rule.code, rule.title, f"`{rule.cells}`", level, file, "`test_across.py`")


def _unchecked() -> Iterator[str]:
    for rule in UNCHECKED:
        yield _line(*rule)


def _setting(code: str, framework: str = DEFAULT_FRAMEWORK) -> RuleSetting:
    return load_framework(framework).department.checks[code]


def _parameter(name: str, value: Parameter) -> str:
    if isinstance(value, Decimal):
        return f"{name} = {value}"
    words = [word.replace("|", "\\|") for word in value]
    more = f" 等{len(words)}个" if len(words) > _LONGEST else ""
    return f"{name}：{'、'.join(words[:_LONGEST])}{more}"


def _file(module: str) -> str:
    return f"`{module.removeprefix('evalforms.checks.').replace('.', '/')}.py`"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    sys.stdout.write(catalogue())
