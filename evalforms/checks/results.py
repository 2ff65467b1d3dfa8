"""What stands as target and result: I01 and I12 figures, I02 and I03 no copies, I08 units, I18."""

import re
from collections.abc import Iterator

from evalforms.checks.cost_targets import is_product
from evalforms.checks.objectives import BENEFITS, Objective, objectives
from evalforms.checks.rule import PROJECT, Flaw, Rule
from evalforms.checks.subject import Subject, quoted
from evalforms.narratives.names import same_name
from evalforms.narratives.plain import plain
from evalforms.sheets.operators import Operator
from evalforms.sheets.periods import Period
from evalforms.sheets.quantities import Quantity, Words
from evalforms.sheets.rows import ObjectiveCategory
from evalforms.sheets.units import INCIDENTS, counted

_DIGIT = re.compile("[0-9零〇一二三四五六七八九十百]")
_MONEY = "元"
_LONGEST = 30  # characters; a longer result is an explanation


def _not_a_figure(subject: Subject) -> Iterator[Flaw]:
    """I01: the target is a figure or a date, the result is words without any digit."""
    for item in objectives(subject):
        if isinstance(item.target, Quantity | Period) and _is_wordy(item):
            kind = "数值" if isinstance(item.target, Quantity) else "日期"
            message = (
                f"{item.place}的目标值是{quoted(item.row.target)}，"
                f"实际完成指标值{quoted(item.row.actual)}"
                f"不是{kind}，请填写实际{kind}。"
            )
            yield Flaw(item.cell("actual"), message)


def _is_wordy(item: Objective) -> bool:
    text = item.row.actual.strip()
    if not text or not isinstance(item.actual, Words):
        return False
    return not _DIGIT.search(plain(text)) or len(text) > _LONGEST


def _copied_sign(subject: Subject) -> Iterator[Flaw]:
    """I02: ≥96% is what was wanted, not what was reached."""
    for item in objectives(subject):
        value = item.actual
        if isinstance(value, Quantity) and value.operator not in (None, Operator.EXACTLY):
            message = (
                f"{item.place}的实际完成指标值{quoted(item.row.actual)}带有比较符号，"
                "不得照抄指标值，请填写实际完成值。"
            )
            yield Flaw(item.cell("actual"), message)


def _same_words(subject: Subject) -> Iterator[Flaw]:
    """I03: what was done in words is the target once more; a figure may well be reached exactly."""
    for item in objectives(subject):
        if not isinstance(item.target, Words) or not item.row.actual.strip():
            continue
        if _DIGIT.search(plain(item.row.target)):
            continue
        if same_name(item.row.target, item.row.actual):
            message = (
                f"{item.place}的完成情况{quoted(item.row.actual)}与目标值相同，请描述实际效果。"
            )
            yield Flaw(item.cell("actual"), message)


def _units(subject: Subject) -> Iterator[Flaw]:
    """I08: 1亿元 beside 5000万元, 14个 beside 13人; minutes may stand beside hours."""
    for item in objectives(subject):
        target, actual = item.target, item.actual
        if not isinstance(target, Quantity) or not isinstance(actual, Quantity):
            continue
        if not _is_price_in(item) and (_differ(target, actual) or _is_one_product(item)):
            message = (
                f"{item.place}的目标值{quoted(item.row.target)}与完成值{quoted(item.row.actual)}"
                "单位不一致，请用同一单位填写。"
            )
            yield Flaw(item.cell("actual"), message)


def _is_one_product(item: Objective) -> bool:
    """50万/户*3 beside 150万."""
    return is_product(item.row.target) != is_product(item.row.actual)


def _is_price_in(item: Objective) -> bool:
    """48万/户 beside 50万/户*3: the price in the product was reached."""
    target, actual = plain(item.row.target), plain(item.row.actual)
    return is_product(target) and not is_product(actual) and "/" in actual


def _differ(target: Quantity, actual: Quantity) -> bool:
    if target.unit == actual.unit:
        return False
    wanted, reached = target.in_base_unit()[1], actual.in_base_unit()[1]
    if wanted == reached or wanted in INCIDENTS:
        return wanted == _MONEY
    (counter, thing), (other, other_thing) = counted(wanted), counted(reached)
    return counter != other or bool(thing and other_thing)


def _unreal_rates(subject: Subject) -> Iterator[Flaw]:
    """I09: a rate that cannot exceed 100% is asked to be ≥100%."""
    may_exceed = subject.words("I09", "may_exceed")
    for item in objectives(subject):
        value = item.target
        if not isinstance(value, Quantity) or value.unit != "%" or value.number < 100:
            continue
        asks_more = value.operator in (Operator.AT_LEAST, Operator.MORE_THAN) or value.number > 100
        if asks_more and not any(word in item.row.name for word in may_exceed):
            message = (
                f"{item.place}的目标值{quoted(item.row.target)}不合理，比率不会超过100%，请更正。"
            )
            yield Flaw(item.cell("target"), message)


def _horizon(subject: Subject) -> Iterator[Flaw]:
    """I10: ten years of use cannot be seen in a project of one year."""
    project = getattr(subject.sheet, "project", None)
    if project is None or project.starts_on is None or project.ends_on is None:
        return
    days = (project.ends_on - project.starts_on).days + 31
    for item in objectives(subject):
        value = item.target
        if not isinstance(value, Quantity) or item.category is ObjectiveCategory.TIMELINESS:
            continue
        number, unit = value.in_base_unit()
        if unit == "个月" and number * 30 > max(days, 366):
            message = (
                f"{item.place}的目标值{quoted(item.row.target)}超过项目期"
                f"（{project.starts_on}至{project.ends_on}），项目期内无法验证，"
                f"请改用当年可验证的指标。"
            )
            yield Flaw(item.cell("target"), message)


def _no_target(subject: Subject) -> Iterator[Flaw]:
    """I18: a document's title or whole sentences as a target."""
    most = subject.figure("I18", "longest")
    for item in objectives(subject):
        text = plain(item.row.target).strip()
        is_title = bool(re.search(r"《|》|〔|\(20\d\d\)\d+号?", text))
        if isinstance(item.target, Words) and (is_title or "。" in text[:-1] or len(text) > most):
            message = (
                f"{item.place}的目标值{quoted(text)}不是可衡量的目标，请填写数值或明确的标准。"
            )
            yield Flaw(item.cell("target"), message)


def _no_figures(subject: Subject) -> Iterator[Flaw]:
    """I12: a benefit without a figure in target, result or the row 项目绩效情况."""
    told = _figures_told(subject)
    for item in objectives(subject):
        if item.category not in BENEFITS or not item.row.actual.strip():
            continue
        cells = plain(item.row.target + item.row.actual + item.row.reason)
        if not _DIGIT.search(cells) and not _is_told(item, told):
            message = f"{item.place}没有数值，请补充可核实的数据说明效益。"
            yield Flaw(item.cell("actual"), message)


def _figures_told(subject: Subject) -> tuple[str, ...]:
    text = plain(dict(subject.narratives()).get("narratives.performance", ""))
    return tuple(part for part in re.split("[。;\n]", text) if re.search(r"\d", part))


def _is_told(item: Objective, told: tuple[str, ...]) -> bool:
    """Whether a sentence with a figure speaks of this indicator: half of its words are there."""
    name = item.name
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    return any(2 * sum(pair in part for pair in pairs) > len(pairs) for part in told if pairs)


RULES = (
    Rule("I01", "定量指标完成值不是数值", PROJECT, "objectives[n].actual", _not_a_figure),
    Rule("I02", "完成值照抄指标值", PROJECT, "objectives[n].actual", _copied_sign),
    Rule("I03", "定性完成情况与目标相同", PROJECT, "objectives[n].actual", _same_words),
    Rule("I08", "指标值与完成值单位不一致", PROJECT, "objectives[n].actual", _units),
    Rule("I09", "比率目标值不合理", PROJECT, "objectives[n].target", _unreal_rates),
    Rule("I10", "指标在项目期内无法验证", PROJECT, "objectives[n].target", _horizon),
    Rule("I12", "效益指标未量化", PROJECT, "objectives[n].actual", _no_figures),
    Rule("I18", "指标值不是目标", PROJECT, "objectives[n].target", _no_target),
)
