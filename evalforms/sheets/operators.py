"""The comparison that a target asks for, written as a sign or in words, before or after."""

from enum import StrEnum


class Operator(StrEnum):
    AT_LEAST = "≥"
    MORE_THAN = ">"
    AT_MOST = "≤"
    LESS_THAN = "<"
    EXACTLY = "="


LESS_IS_BETTER = (Operator.AT_MOST, Operator.LESS_THAN)

_BEFORE = {
    Operator.AT_LEAST: (
        *("≥", "≧", "⩾", "≮", ">=", "大于或等于", "大于等于", "不得低于", "不得少于", "不得小于"),
        *("不低于", "不少于", "不小于", "至少"),
    ),
    Operator.AT_MOST: (
        *("≤", "≦", "⩽", "≯", "<=", "小于或等于", "小于等于", "不得高于", "不得超过", "不得大于"),
        *("不得多于", "不高于", "不超过", "不大于", "不多于", "不超", "至多", "最多"),
        *("控制在", "压缩在", "不晚于", "不迟于"),
    ),
    Operator.MORE_THAN: (">", "大于", "超过", "高于", "多于", "突破"),
    Operator.LESS_THAN: ("<", "小于", "低于", "少于"),
    Operator.EXACTLY: ("=", "等于"),
}
_AFTER = {
    Operator.AT_LEAST: ("(含)以上", "及以上", "以上(含)", "以上"),
    Operator.AT_MOST: ("(含)以下", "及以下", "以下(含)", "以下", "(含)以内", "以内", "之内"),
}
_TIME_INSIDE = tuple(f"{unit}内" for unit in ("天", "日", "月", "年", "周", "小时", "分钟"))


def split_operator(text: str) -> tuple[Operator | None, str] | None:
    """Operator and the rest; None where two signs contradict each other (不超过5%以上)."""
    before, text = _operator_before(text)
    after, text = _operator_after(text)
    if before and after and (before in LESS_IS_BETTER) != (after in LESS_IS_BETTER):
        return None
    return before or after, text


def _operator_before(text: str) -> tuple[Operator | None, str]:
    for operator, signs in _BEFORE.items():
        for sign in signs:
            if text.startswith(sign):
                return operator, text.removeprefix(sign).strip()
    return None, text


def _operator_after(text: str) -> tuple[Operator | None, str]:
    for operator, signs in _AFTER.items():
        for sign in signs:
            if text.endswith(sign):
                return operator, text.removesuffix(sign).strip()
    if text.endswith(_TIME_INSIDE):
        return Operator.AT_MOST, text.removesuffix("内")
    return None, text
