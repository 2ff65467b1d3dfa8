"""How values stand on the paper: two places, plain dates, nothing in an empty cell."""

from datetime import date
from decimal import Decimal

from django import template

from evalforms.sheets.rows import ObjectiveRow

register = template.Library()

LONGEST_KEPT_ROW = 8  # lines; a longer cell may be continued on the next page


@register.filter
def money(amount: Decimal | None) -> str:
    """Amount in 万元 with two places and without separators, as the official form prints it."""
    return "" if amount is None else f"{amount:.2f}"


@register.filter
def points(score: Decimal | None) -> str:
    """Points with two places: 19.47."""
    return "" if score is None else f"{score:.2f}"


@register.filter
def weight(value: Decimal | None) -> str:
    """Reference points without needless zeros: 16, 2.5."""
    if value is None:
        return ""
    whole = value == value.to_integral_value()
    return f"{value:.0f}" if whole else f"{value:.2f}".rstrip("0")


@register.filter
def iso_date(day: date | None) -> str:
    """2021-07-13, as the cells 项目期 and 填报日期 print it."""
    return "" if day is None else day.isoformat()


@register.filter
def signing_date(day: date | None) -> str:
    """2021年7月13日, or the blanks of the paper to be filled by hand."""
    if day is None:
        return "\u3000\u3000年\u3000\u3000月\u3000\u3000日"
    return f"{day.year}年{day.month}月{day.day}日"


@register.filter
def period(starts_on: date | None, ends_on: date | None) -> str:
    """2020-01-01至2020-12-31; nothing where neither day is known."""
    if starts_on is None and ends_on is None:
        return ""
    return f"{iso_date(starts_on)}至{iso_date(ends_on)}"


@register.filter
def flows(text: str, characters_per_line: int) -> str:
    """Class of a row whose text is too long to be kept on one page; other rows are never cut."""
    lines = sum(1 + len(line) // characters_per_line for line in text.split("\n"))
    return "flows" if lines > LONGEST_KEPT_ROW else "kept"


@register.filter
def longest_text(row: ObjectiveRow) -> str:
    return max(row.name, row.target, row.actual, row.progress, key=len)
