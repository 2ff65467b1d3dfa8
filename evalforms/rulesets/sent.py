"""The table of rules as it was sent back: what differs from the edition, and what is wrong."""

import re
from collections.abc import Mapping

from evalforms.frameworks.check_settings import LEVELS, CheckSettings, Parameter, RuleSetting
from evalforms.rulesets.written import Unreadable, read_written
from evalforms.sheets.rows import ObjectiveCategory

_HEADINGS = frozenset(category.value for category in ObjectiveCategory)


class WrongRules(Exception):
    """problems: a full sentence for each rule that cannot be taken."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(problems)
        self.problems = problems


def changes_in(sent: Mapping[str, str], edition: CheckSettings) -> dict[str, RuleSetting]:
    """Only the rules that differ, with only the parameters that differ.

    A rule or a parameter that was not sent stays as in the edition. Raises WrongRules.
    """
    changes, problems = {}, {}
    for code, base in edition.items():
        try:
            change = _change(sent, code, base)
        except Unreadable as wrong:
            problems[code] = f"{wrong}。"
            continue
        if change.level != base.level or change.parameters:
            changes[code] = change
    if problems:
        raise WrongRules(problems)
    return changes


def _change(sent: Mapping[str, str], code: str, base: RuleSetting) -> RuleSetting:
    level = sent.get(f"{code}-level", base.level)
    if level not in LEVELS:
        raise Unreadable("请从列表中选择级别")
    parameters = {}
    for name, value in base.parameters.items():
        text = sent.get(f"{code}-{name}")
        now = value if text is None else read_written(text, value)
        if now != value:
            _refuse_unusable(name, now)
            parameters[name] = now
    return RuleSetting(level, parameters)


def _refuse_unusable(name: str, value: Parameter) -> None:
    if not isinstance(value, Mapping):
        return
    for left, right in value.items():
        if name == "typos":
            _refuse_pattern(left)
        elif not set(right.split()) <= _HEADINGS:
            raise Unreadable(f"“{right}”不是绩效目标的类别，可用：{'、'.join(sorted(_HEADINGS))}")


def _refuse_pattern(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as wrong:
        raise Unreadable(f"“{pattern}”不是正确的正则表达式") from wrong
